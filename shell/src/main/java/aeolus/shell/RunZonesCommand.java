package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.Problem;
import aeolus.deploy.DroppedZone;
import aeolus.deploy.HostResult;
import aeolus.deploy.HostZones;
import aeolus.deploy.Journal;
import aeolus.deploy.PlannedZone;
import aeolus.deploy.SavedZonePlan;
import aeolus.deploy.ServedZones;
import aeolus.deploy.ZonePushPlan;
import aeolus.deploy.ZoneRollout;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pushes zones to running nameservers. */
@Command(name = "zones",
    description = "Push zones to running nameservers, one server after the other.",
    footer = {"", "Each server's own checker has to accept the zones, and each has to answer with",
        "the new serials before the next one's turn; else its old files are put back. A server is",
        "told of new zones; what was taken out of a host's aeolus_zones is removed by --force.", "",
        "Examples:",
        "  aeolus run zones --group nameservers --dry-run",
        "  aeolus run zones --group nameservers bitfehler.example --yes",
        "  aeolus run zones --group nameservers --out plan.json",
        "  aeolus run zones --plan plan.json --yes"})
final class RunZonesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ZONE", arity = "0..*",
      description = "Zones (default: all that the hosts serve).")
  List<String> names = List.of();

  @Mixin
  TargetOptions targets = new TargetOptions();

  @Option(names = "--dry-run", description = "Show what would be done, touch nothing.")
  boolean dryRun;

  @Option(names = "--yes", description = "Do not ask; for scripts.")
  boolean yes;

  @Option(names = "--force", description = "Push even where a zone loses or changes more than 30%%"
      + " of its records, or its own NS records change, and where a zone is removed.")
  boolean force;

  @Option(names = "--steal-lock",
      description = "Push even to hosts whose lock another run holds.")
  boolean stealLock;

  @Option(names = "--out", paramLabel = "FILE",
      description = "Save the plan, touch nothing.")
  Path out;

  @Option(names = "--plan", paramLabel = "FILE",
      description = "Carry out a saved plan, if all that it was made from is still the same.")
  Path saved;

  private final CommandContext context;

  RunZonesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    requireSense();
    return saved == null ? fresh() : again();
  }

  private void requireSense() {
    if (saved != null && (!names.isEmpty() || !targets.describe().isEmpty())) {
      throw new AeolusException(ExitCode.USAGE,
          "--plan has its hosts and zones: leave out ZONE, --group, --host and --limit");
    }
    if (out != null && (saved != null || yes || force)) {
      throw new AeolusException(ExitCode.USAGE,
          "--out only saves a plan: leave out --plan, --yes and --force");
    }
  }

  private int fresh() {
    Instant now = Instant.now();
    try (RunWiring wiring = wiring(now)) {
      List<Host> hosts = targets.select(wiring.inventory(), context.output());
      ZonePushPlan plan = plan(hosts, names, wiring);
      if (out == null) {
        return finish(plan, wiring);
      }
      SavedZonePlan.of(plan, now, hosts.stream().map(Host::name).toList())
          .write(context.currentDir().resolve(out));
      context.output().note("Plan " + plan.hash() + " saved in " + out + "; nothing was touched.");
      return plan.obstacles().isEmpty() ? ExitCode.OK.status() : ExitCode.FAILED.status();
    }
  }

  private int again() {
    SavedZonePlan old = SavedZonePlan.read(context.currentDir().resolve(saved), saved.toString());
    try (RunWiring wiring = wiring(old.made())) {
      ZonePushPlan plan = plan(hosts(old, wiring), old.zones(), wiring);
      List<String> differences = old.differences(plan);
      if (!differences.isEmpty()) {
        throw new AeolusException(ExitCode.FAILED,
            saved + ": nothing was touched, as not all is as "
                + "it was when the plan was made:\n  " + String.join("\n  ", differences));
      }
      return finish(plan, wiring);
    }
  }

  /** Serials by date are those of the day of the plan. */
  private RunWiring wiring(Instant time) {
    return RunWiring.installingNothing(context, Clock.fixed(time, ZoneOffset.UTC));
  }

  private List<Host> hosts(SavedZonePlan old, RunWiring wiring) {
    List<String> gone = new ArrayList<>(old.hosts());
    gone.removeIf(name -> wiring.inventory().host(name).isPresent());
    if (!gone.isEmpty()) {
      throw new AeolusException(ExitCode.FAILED, saved + ": nothing was touched, as the inventory "
          + "no longer has " + String.join(", ", gone));
    }
    return old.hosts().stream().flatMap(name -> wiring.inventory().host(name).stream()).toList();
  }

  private int finish(ZonePushPlan plan, RunWiring wiring) {
    if (dryRun) {
      context.output().note("Dry run: nothing was touched.");
      return status(plan);
    }
    return plan.hosts().isEmpty() ? ExitCode.OK.status() : carryOut(plan, wiring);
  }

  /** Tells whether the plan could be carried out with the options as they are. */
  private int status(ZonePushPlan plan) {
    return plan.obstacles().isEmpty() && (plan.dangers().isEmpty() || force)
        ? ExitCode.OK.status()
        : ExitCode.FAILED.status();
  }

  private ZonePushPlan plan(List<Host> chosenHosts, List<String> wanted, RunWiring wiring) {
    List<Host> hosts = wiring.resolved(chosenHosts);
    if (yes && !dryRun) {
      wiring.beginLogins(hosts);
    }
    List<String> served = hosts.stream()
        .flatMap(host -> ServedZones.of(host).stream())
        .distinct()
        .toList();
    List<DroppedZone> dropped = wiring.dropped(hosts);
    List<String> chosen = chosen(wanted, served, dropped);
    List<Problem> warnings = new ArrayList<>();
    List<PlannedZone> zones = wiring.zones(
        chosen.stream().filter(served::contains).toList(), warnings, _ -> {});
    ZonePushPlan plan = wiring.push(hosts, zones,
        dropped.stream().filter(zone -> chosen.contains(zone.zone())).toList(), warnings);
    new ZonePushView(context).show(plan);
    return plan;
  }

  /** A zone that hosts are to lose can be named like one that they are to serve. */
  private List<String> chosen(List<String> wanted, List<String> served,
      List<DroppedZone> dropped) {
    List<String> known = Stream.concat(served.stream(),
        dropped.stream().map(DroppedZone::zone)).distinct().toList();
    if (wanted.isEmpty()) {
      return known;
    }
    // What a saved plan was made from and is no more is told as a difference.
    return saved == null ? ZoneDrafts.among(wanted, known) : wanted;
  }

  private int carryOut(ZonePushPlan plan, RunWiring wiring) {
    if (!plan.obstacles().isEmpty()) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    if (!plan.dangers().isEmpty() && !force) {
      throw new AeolusException(ExitCode.FAILED,
          "this is done with --force only; nothing was touched (zones that are named are pushed "
              + "without the others)");
    }
    if (!yes && !new Confirmation(context.output()).ask("Push to "
        + FoldedLines.names(plan.hosts().stream().map(HostZones::name).toList()) + "?",
        plan.hosts().size(), wiring.inventory().hosts().size())) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    return push(plan, wiring);
  }

  private int push(ZonePushPlan plan, RunWiring wiring) {
    Clock clock = Clock.systemUTC();
    try (Journal journal = Journal.begin(context.project().runs(), plan,
        System.getProperty("user.name"), clock.instant(), context.output()::note)) {
      List<HostResult> results = rollOut(plan, wiring, journal);
      results.forEach(result -> journal.result(result, clock.instant()));
      journal.end(clock.instant());
      wiring.remember(plan, results);
      new ZonePushView(context).results(plan, results);
      return Thread.interrupted()
          ? ExitCode.INTERRUPTED.status()
          : results.stream().allMatch(HostResult::isDone)
              ? ExitCode.OK.status()
              : ExitCode.FAILED.status();
    }
  }

  private List<HostResult> rollOut(ZonePushPlan plan, RunWiring wiring, Journal journal) {
    List<String> hosts = plan.hosts().stream().map(HostZones::name).toList();
    HostsLeft left = new HostsLeft(context.output(), hosts);
    try (CtrlC _ = CtrlC.interruptsThisThread(context.output(), left::say);
        LiveView view = LiveView.open(context.output(), context.options().json, hosts)) {
      return new ZoneRollout(wiring.workplace(), journal.and(left).and(view), wiring.logins())
          .run(plan, stealLock);
    }
  }
}
