package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.Problem;
import aeolus.deploy.Artifacts;
import aeolus.deploy.Journal;
import aeolus.deploy.KeptPayload;
import aeolus.deploy.LastDeparture;
import aeolus.deploy.Rolling;
import aeolus.deploy.RollingPlan;
import aeolus.deploy.RunKind;
import aeolus.deploy.RunPlan;
import aeolus.deploy.RunSettings;
import aeolus.deploy.StrandedHosts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What init and deploy have in common: plan, show, confirm, roll out, sum up. */
abstract class ReimageCommand implements Callable<Integer> {
  @Mixin
  TargetOptions targets = new TargetOptions();

  @Mixin
  RollingOptions rollingOptions = new RollingOptions();

  @Option(names = "--dry-run", description = "Show what would be done, touch nothing.")
  boolean dryRun;

  @Option(names = "--yes", description = "Do not ask; for scripts.")
  boolean yes;

  @Option(names = "--steal-lock",
      description = "Take hosts from other runs that hold their lock, and show whose it was.")
  boolean stealLock;

  @Option(names = {"-f", "--forks"}, paramLabel = "N", defaultValue = "10",
      description = "Hosts worked on at the same time (default: ${DEFAULT-VALUE}).")
  int forks;

  @Mixin
  BoundsOptions bounds = new BoundsOptions();

  @Option(names = "--keep", paramLabel = "PATH",
      description = "Carry a file or folder of the old system over to the new; repeatable, and a"
          + " list in aeolus_keep.")
  List<String> keep = List.of();

  @Option(names = "--force",
      description = "Go on where keys would be lost that the payload does not have.")
  boolean force;

  private final CommandContext context;
  private final RunKind kind;

  ReimageCommand(CommandContext context, RunKind kind) {
    this.context = context;
    this.kind = kind;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (forks < 1) {
      throw new AeolusException(ExitCode.USAGE, "--forks: expected at least 1, got " + forks);
    }
    Rolling rules = rollingOptions.read(stealLock).withForce(force);
    Output output = context.output();
    try (RunWiring wiring = new RunWiring(context, settings())) {
      List<Host> hosts = targets.select(wiring.inventory(), output);
      StrandedHosts.Found found = wiring.stranded(plan(wiring, hosts));
      RunPlan plan = found.plan();
      RollingPlan rolling = wiring.rolling(plan, rules, found.inFlight().keySet());
      Map<String, List<String>> changes = wiring.changes(plan);
      new PlanView(output, context.options().json).show(plan, rolling, changes);
      return dryRun
          ? dryRun(plan, rolling, wiring)
          : carryOut(found, rolling, changes, wiring);
    }
  }

  /** Plans the run and asks its hosts about themselves. */
  RunPlan plan(RunWiring wiring, List<Host> hosts) throws InterruptedException {
    return wiring.plan(kind, hosts, previous(wiring, hosts), keep, force);
  }

  /** Returns what hosts are to go back to, by name: none, where it is not asked for. */
  Map<String, KeptPayload> previous(RunWiring wiring, List<Host> hosts) {
    return Map.of();
  }

  CommandContext context() {
    return context;
  }

  private RunSettings settings() {
    return bounds.read().withForks(forks);
  }

  private int dryRun(RunPlan plan, RollingPlan rolling, RunWiring wiring) {
    context.output().note("Dry run: nothing was touched.");
    return obstructed(plan, rolling, wiring) ? ExitCode.FAILED.status() : ExitCode.OK.status();
  }

  /** With a limit to how many hosts may fail, one that is unfit is no reason to do nothing. */
  private boolean obstructed(RunPlan plan, RollingPlan rolling, RunWiring wiring) {
    List<Problem> obstacles = new ArrayList<>(plan.obstacles());
    obstacles.addAll(rolling.obstacles());
    obstacles.stream().map(Problem::toString).forEach(context.output()::note);
    plan.hosts()
        .stream()
        .filter(host -> !host.problems().isEmpty() && host.facts().isEmpty())
        .forEach(host -> wiring.lastDeparture(host.host())
            .filter(LastDeparture::open)
            .ifPresent(last -> context.output()
                .note(host.name() + ": run " + last.run()
                    + " left it and did not see it arrive; if it waits in its initramfs, run resume "
                    + last.run() + " takes it up from there")));
    return !rolling.obstacles().isEmpty()
        || (!plan.obstacles().isEmpty() && !rolling.rolling().maxFailures().isSet());
  }

  private int carryOut(StrandedHosts.Found found, RollingPlan rolling,
      Map<String, List<String>> changes, RunWiring wiring) {
    RunPlan plan = found.plan();
    if (obstructed(plan, rolling, wiring)) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    if (!yes && !new Confirmation(context.output()).askToOverwrite(plan, "Go on?",
        wiring.inventory().hosts().size())) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    Artifacts artifacts = wiring.artifacts(plan);
    Output output = context.output();
    try (Journal journal = Journal.begin(wiring.runs(), plan, rolling.rolling(), settings(),
        changes, System.getProperty("user.name"), Instant.now(), output::note)) {
      found.inFlight().forEach((host, left) -> journal.left(host, left.departure(), Instant.now()));
      return new ReimageRun(context, wiring, journal).run(plan, rolling, artifacts,
          found.inFlight());
    }
  }
}
