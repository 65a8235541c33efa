package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.Problem;
import aeolus.deploy.HostResult;
import aeolus.deploy.HostZones;
import aeolus.deploy.Journal;
import aeolus.deploy.PlannedZone;
import aeolus.deploy.RunSettings;
import aeolus.deploy.ServedZones;
import aeolus.deploy.ZonePushPlan;
import aeolus.deploy.ZoneRollout;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pushes zones to running nameservers. */
@Command(name = "zones",
    description = "Push zones to running nameservers, one server after the other.",
    footer = {"", "Each server's own checker has to accept the zones, and each has to answer with",
        "the new serials before the next one's turn; else its old files are put back. The zones",
        "have to be configured there already: new ones come with run deploy.", "", "Examples:",
        "  aeolus run zones --group nameservers --dry-run",
        "  aeolus run zones --group nameservers bitfehler.example --yes"})
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
      + " of its records, or its own NS records change.")
  boolean force;

  private final CommandContext context;

  RunZonesCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (RunWiring wiring = new RunWiring(context, RunSettings.DEFAULT)) {
      ZonePushPlan plan = plan(wiring);
      new ZonePushView(context).show(plan);
      if (dryRun) {
        context.output().note("Dry run: nothing was touched.");
        return plan.obstacles().isEmpty() ? ExitCode.OK.status() : ExitCode.FAILED.status();
      }
      return plan.hosts().isEmpty() ? ExitCode.OK.status() : carryOut(plan, wiring);
    }
  }

  private ZonePushPlan plan(RunWiring wiring) {
    List<Host> hosts = wiring.resolved(targets.select(wiring.inventory(), context.output()));
    List<String> served = hosts.stream()
        .flatMap(host -> ServedZones.of(host).stream())
        .distinct()
        .toList();
    List<String> chosen = names.isEmpty() ? served : ZoneDrafts.among(names, served);
    List<Problem> warnings = new ArrayList<>();
    List<PlannedZone> zones = wiring.zones(chosen, warnings, _ -> {});
    return wiring.push(hosts, zones, warnings);
  }

  private int carryOut(ZonePushPlan plan, RunWiring wiring) {
    if (!plan.obstacles().isEmpty()) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    if (!plan.dangers().isEmpty() && !force) {
      throw new AeolusException(ExitCode.FAILED,
          "this is done with --force only; nothing was touched");
    }
    if (!yes && !new Confirmation(context.output()).ask("Push to "
        + String.join(", ", plan.hosts().stream().map(HostZones::name).toList()) + "?")) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    return push(plan, wiring);
  }

  private int push(ZonePushPlan plan, RunWiring wiring) {
    Clock clock = Clock.systemUTC();
    try (Journal journal = Journal.begin(context.project().state().resolve("runs"), plan,
        System.getProperty("user.name"), clock.instant())) {
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
    LiveView view = context.options().json
        ? new LiveView.JsonLines(context.output())
        : new LiveView.DatedLines(context.output());
    try (view) {
      return new ZoneRollout(wiring.workplace(), journal.and(view)).run(plan);
    }
  }
}
