package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.Problems;
import aeolus.template.Rendered;
import aeolus.zone.DnsClient;
import aeolus.zone.ResourceRecord;
import aeolus.zone.SerialPolicy;
import aeolus.zone.SerialStyle;
import aeolus.zone.TransferResult;
import aeolus.zone.TsigKey;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Renders and checks zones and decides on their serials; asks nameservers, changes nothing. */
public final class ZonePlanner {
  private static final Duration TRANSFER = Duration.ofSeconds(20);
  /** Stands in for the serial while the content is compared. */
  private static final long PLACEHOLDER = 1;

  private final ProjectView project;
  private final DnsClient dns;
  private final Function<Host, Optional<TsigKey>> transferKey;
  private final SerialLedger ledger;
  private final Clock clock;

  /**
   * Makes a planner that remembers serials in a ledger.
   *
   * @param transferKey finds the key that a host hands out zones to
   */
  public ZonePlanner(ProjectView project, DnsClient dns,
      Function<Host, Optional<TsigKey>> transferKey, SerialLedger ledger, Clock clock) {
    this.project = project;
    this.dns = dns;
    this.transferKey = transferKey;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Plans zones.
   *
   * @param names of zones
   * @param servers all hosts that serve zones, variables resolved
   * @param warnings takes what the user should know
   * @throws InvalidInputException with everything wrong in any of them
   */
  public List<PlannedZone> plan(List<String> names, List<Host> servers, List<Problem> warnings) {
    LiveSerials serials = LiveSerials.ask(dns, names, name -> serving(name, servers));
    return each(names, warnings,
        name -> plan(name, serving(name, servers), serials.of(name)));
  }

  /**
   * Plans zones by what was deployed from here alone, without asking any nameserver. Where those
   * have gone on to other serials, a run will decide on others, too.
   *
   * @param names of zones
   * @param servers all hosts that serve zones, variables resolved
   * @param warnings takes what the user should know
   * @throws InvalidInputException with everything wrong in any of them
   */
  public List<PlannedZone> draft(List<String> names, List<Host> servers, List<Problem> warnings) {
    return each(names, warnings, name -> draft(name, serving(name, servers)));
  }

  private static List<PlannedZone> each(List<String> names, List<Problem> warnings,
      Function<String, PlannedZone> planner) {
    Problems problems = new Problems();
    List<PlannedZone> planned = new ArrayList<>();
    for (String name : names) {
      try {
        planned.add(planner.apply(name));
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    problems.addAll(Zones.check(planned.stream().map(PlannedZone::content).toList()));
    warnings.addAll(problems.throwIfErrors());
    return planned;
  }

  private static List<Host> serving(String zone, List<Host> servers) {
    return servers.stream().filter(host -> ServedZones.of(host).contains(zone)).toList();
  }

  /** Plans the zones that one host serves. */
  public List<PlannedZone> planFor(String host, List<Problem> warnings) {
    List<Host> servers = project.inventory().hosts().stream().map(project::resolved).toList();
    List<String> names = servers.stream()
        .filter(server -> server.name().equals(host))
        .flatMap(server -> ServedZones.of(server).stream())
        .toList();
    return plan(names, servers, warnings);
  }

  private PlannedZone draft(String name, List<Host> servers) {
    ZoneContent draft = render(name, servers, PLACEHOLDER);
    Optional<SerialLedger.Entry> known = ledger.find(name);
    boolean same = isUnchanged(draft, Map.of(), known, new LiveDiff(false, List.of()));
    long serial = SerialPolicy.next(style(servers), OptionalLong.empty(), serial(known), !same,
        clock);
    String decision = known.isEmpty()
        ? "never deployed from here"
        : (same ? "as" : "changed since it was") + " last deployed from here";
    return new PlannedZone(render(name, servers, serial), decision, !same,
        servers.stream().map(Host::name).toList(), Map.of(), List.of());
  }

  private static OptionalLong serial(Optional<SerialLedger.Entry> known) {
    return known.map(entry -> OptionalLong.of(entry.serial())).orElse(OptionalLong.empty());
  }

  private PlannedZone plan(String name, List<Host> servers, Map<String, Long> live) {
    ZoneContent draft = render(name, servers, PLACEHOLDER);
    Optional<SerialLedger.Entry> known = ledger.find(name);
    LiveDiff diff = diff(draft, live, servers);
    boolean same = isUnchanged(draft, live, known, diff);
    long serial = SerialPolicy.next(style(servers), highest(live), serial(known), !same, clock);
    ZoneContent content = render(name, servers, serial);
    return new PlannedZone(content, decision(same, live, known, servers), !same,
        servers.stream().map(Host::name).toList(), live, diff.lines());
  }

  /**
   * What a server would have to change.
   *
   * @param known whether the zone was transferred and compared
   * @param lines for people
   */
  private record LiveDiff(boolean known, List<String> lines) {
    boolean isEmpty() {
      return known && lines.isEmpty();
    }
  }

  /** Compares with the server that has the highest serial. */
  private LiveDiff diff(ZoneContent draft, Map<String, Long> live, List<Host> servers) {
    OptionalLong highest = highest(live);
    Optional<Host> best = servers.stream()
        .filter(host -> highest.isPresent()
            && Long.valueOf(highest.getAsLong()).equals(live.get(host.name())))
        .findFirst();
    if (best.isEmpty()) {
      return new LiveDiff(false, List.of());
    }
    return switch (dns.transfer(DnsAddress.of(best.get()), draft.name(),
        transferKey.apply(best.get()), TRANSFER)) {
      case TransferResult.Transferred(List<ResourceRecord> records) -> new LiveDiff(true,
          Zones.diff(records, draft.records()));
      case TransferResult.Failed(String reason) -> new LiveDiff(false,
          List.of("not compared with what " + best.get().name() + " serves: " + reason));
    };
  }

  private static boolean isUnchanged(ZoneContent draft, Map<String, Long> live,
      Optional<SerialLedger.Entry> known, LiveDiff diff) {
    boolean agreed = live.values().stream().distinct().count() <= 1;
    if (diff.known()) {
      return agreed && diff.isEmpty();
    }
    return known.filter(entry -> entry.contentHash().equals(draft.contentHash()))
        .filter(entry -> live.values().stream().allMatch(serial -> serial == entry.serial()))
        .isPresent();
  }

  private static String decision(boolean same, Map<String, Long> live,
      Optional<SerialLedger.Entry> known, List<Host> servers) {
    if (same) {
      return "content unchanged";
    }
    if (known.isEmpty() && live.isEmpty()) {
      return "new: no server answers for it and none was deployed from here";
    }
    return live.size() < servers.size()
        ? "changed; " + live.size() + " of " + servers.size() + " servers answer"
        : "changed";
  }

  private ZoneContent render(String name, List<Host> servers, long serial) {
    Path file = file(name);
    Host first = servers.isEmpty() ? null : servers.getFirst();
    Rendered rendered = project.templates()
        .render(file,
            project.context(first, Map.of("serial", serial, "zone", name)));
    return Zones.read(
        new ZoneSource(name, rendered.text(),
            (line, column) -> at(rendered, lines(file), line, column)),
        file.getParent());
  }

  /** Names the template's place; the column only where the template has the same text up to it. */
  private static Location at(Rendered rendered, List<String> template, int line, int column) {
    Location origin = rendered.origin(line);
    boolean here = origin.file().equals(rendered.file()) && origin.line() >= 1
        && origin.line() <= template.size();
    String text = rendered.text().lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
    boolean same = here && column >= 1 && column <= text.length() + 1
        && template.get(origin.line() - 1).startsWith(text.substring(0, column - 1));
    return new Location(origin.file(), origin.line(), same ? column : 0);
  }

  private static List<String> lines(Path template) {
    try {
      return new String(Files.readAllBytes(template), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Path file(String name) {
    return project.zoneFile(name)
        .orElseThrow(() -> new InvalidInputException(Location.of("zones/" + name + ".zone.j2"),
            "no such zone file; aeolus_zones names the zone \"" + name + "\""));
  }

  private static SerialStyle style(List<Host> servers) {
    String word = servers.stream()
        .flatMap(host -> host.vars().text("aeolus_serial").stream())
        .findFirst()
        .orElse("date");
    try {
      return SerialStyle.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "aeolus_serial: expected date, unix or increment, got \"" + word + "\"", e);
    }
  }

  private static OptionalLong highest(Map<String, Long> live) {
    return live.values()
        .stream()
        .mapToLong(Long::longValue)
        .reduce((a, b) -> SerialPolicy.compare(a, b) >= 0 ? a : b);
  }
}
