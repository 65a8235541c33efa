package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.deploy.ParentZone;
import aeolus.deploy.PlannedZone;
import aeolus.deploy.ServedZones;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.time.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares zones with what nameservers serve, or with zone files. */
@Command(name = "diff",
    description = "Compare zones with what each nameserver serves now, or with zone files.",
    footer = {"", "A server is asked for a transfer (signed by aeolus_transfer_key); where it",
        "refuses, for each RRset that is to be, which is said to be partial. Serials",
        "and what servers make by signing are left out. Exits with 1 where a server",
        "could not be compared. Without --group, --host or --limit all hosts with",
        "aeolus_zones are asked.",
        "", "Examples:", "  aeolus zones diff --group nameservers",
        "  aeolus zones diff bitfehler.example --host x --exit-code",
        "  aeolus zones diff --against /var/backups/zones"})
final class ZonesDiffCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ZONE", arity = "0..*",
      description = "Zones (default: all that the hosts serve).")
  List<String> names = List.of();

  @Mixin
  TargetOptions targets = new TargetOptions();

  @Option(names = "--against", paramLabel = "DIR",
      description = "Compare with DIR/ZONE.zone instead, asking nobody.")
  Path folder;

  @Option(names = "--parent", description = "Compare NS, glue and DS at the parent, too.")
  boolean parent;

  @Option(names = "--resolver", paramLabel = "ADDRESS[:PORT]",
      description = "Finds the parent's nameservers (default: the first of /etc/resolv.conf).")
  String resolver;

  @Option(names = "--markdown", description = "Print Markdown, for a merge request.")
  boolean markdown;

  @Option(names = "--exit-code", description = "Exit with 4 where anything differs.")
  boolean exitCode;

  private final CommandContext context;

  ZonesDiffCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (markdown && context.options().json) {
      throw new AeolusException(ExitCode.USAGE, "--markdown or --json, not both");
    }
    if (resolver != null && !parent) {
      throw new AeolusException(ExitCode.USAGE, "--resolver is for --parent only");
    }
    if (parent && folder != null) {
      throw new AeolusException(ExitCode.USAGE, "--against asks nobody: leave out --parent");
    }
    context.showWarnings();
    Map<String, List<ZoneDiff>> diffs = folder == null ? live() : files();
    show(diffs);
    return status(diffs.values().stream().flatMap(List::stream).toList());
  }

  private int status(List<ZoneDiff> diffs) {
    if (!diffs.stream().allMatch(ZoneDiff::isCompared)) {
      return ExitCode.FAILED.status();
    }
    return exitCode && !diffs.stream().allMatch(ZoneDiff::isSame)
        ? ExitCode.DIFFERENCES.status()
        : ExitCode.OK.status();
  }

  private Map<String, List<ZoneDiff>> live() {
    try (RunWiring wiring = RunWiring.installingNothing(context, Clock.systemUTC())) {
      List<Host> hosts = targets.selectOrNameservers(wiring.inventory(),
          context.output());
      Set<String> hostNames = hosts.stream().map(Host::name).collect(Collectors.toSet());
      Map<String, List<ZoneDiff>> diffs = new LinkedHashMap<>();
      List<Problem> warnings = new ArrayList<>();
      Optional<ParentZone> parents = parent
          ? Optional.of(wiring.parents(
              resolver == null ? Resolver.ofSystem() : Resolver.parse(resolver)))
          : Optional.empty();
      for (PlannedZone zone : wiring.zones(chosen(wiring.resolved(hosts)), warnings, this::tell)) {
        List<ZoneDiff> seen = new ArrayList<>(ZoneDiffs.live(zone, hostNames));
        parents.ifPresent(
            asked -> seen.add(ZoneDiffs.parent(zone,
                asked.ask(zone.content(), wiring.servers(zone)))));
        diffs.put(zone.name(), seen);
      }
      new ProblemView(context).show(warnings);
      return diffs;
    }
  }

  private void tell(String line) {
    if (context.options().verbosity() > 0) {
      context.output().note(line);
    }
  }

  private List<String> chosen(List<Host> hosts) {
    List<String> served = hosts.stream()
        .flatMap(host -> ServedZones.of(host).stream())
        .distinct()
        .toList();
    return names.isEmpty() ? served : ZoneDrafts.among(names, served);
  }

  private Map<String, List<ZoneDiff>> files() {
    if (!targets.describe().isEmpty()) {
      throw new AeolusException(ExitCode.USAGE,
          "--against asks no host: leave out --group, --host and --limit");
    }
    ZoneDrafts drafts = new ZoneDrafts(context);
    List<Problem> warnings = new ArrayList<>();
    Map<String, List<ZoneDiff>> diffs = new LinkedHashMap<>();
    for (PlannedZone zone : drafts.render(drafts.choose(names, warnings), warnings)) {
      diffs.put(zone.name(), List.of(file(zone.content())));
    }
    new ProblemView(context).show(warnings);
    return diffs;
  }

  private ZoneDiff file(ZoneContent zone) {
    Path shown = folder.resolve(ZoneDrafts.fileName(zone.name()));
    Path file = context.currentDir().resolve(shown);
    if (!Files.isDirectory(file.getParent())) {
      throw new InvalidInputException(Location.of(folder.toString()),
          "no such folder, expected one with zone files named ZONE.zone");
    }
    return Files.exists(file)
        ? ZoneDiffs.file(zone, shown.toString(), read(zone.name(), file, shown.toString()))
        : ZoneDiffs.missingFile(zone, shown.toString());
  }

  private static ZoneContent read(String zone, Path file, String shown) {
    try {
      return Zones.read(
          new ZoneSource(zone, new String(Files.readAllBytes(file), StandardCharsets.UTF_8),
              (line, column) -> new Location(shown, line, column)),
          file.getParent());
    } catch (IOException e) {
      throw new InvalidInputException(Location.of(shown), "not readable: " + e.getMessage());
    }
  }

  private void show(Map<String, List<ZoneDiff>> diffs) {
    ZoneDiffView view = new ZoneDiffView(context.output());
    if (context.options().json) {
      Json.print(context.output(),
          diffs.values()
              .stream()
              .flatMap(List::stream)
              .map(ZoneDiffView::object)
              .toList());
    } else if (markdown) {
      diffs.values().stream().flatMap(List::stream).forEach(view::markdown);
    } else {
      diffs.forEach(view::text);
    }
  }
}
