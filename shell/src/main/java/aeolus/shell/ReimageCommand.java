package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.Problem;
import aeolus.deploy.Artifacts;
import aeolus.deploy.HostPlan;
import aeolus.deploy.HostResult;
import aeolus.deploy.Journal;
import aeolus.deploy.Rollout;
import aeolus.deploy.RunKind;
import aeolus.deploy.RunPlan;
import aeolus.deploy.RunSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What init and deploy have in common: plan, show, confirm, roll out, sum up. */
abstract class ReimageCommand implements Callable<Integer> {
  @Mixin
  TargetOptions targets = new TargetOptions();

  @Option(names = "--dry-run", description = "Show what would be done, touch nothing.")
  boolean dryRun;

  @Option(names = "--yes", description = "Do not ask; for scripts.")
  boolean yes;

  @Option(names = {"-f", "--forks"}, paramLabel = "N", defaultValue = "10",
      description = "Hosts worked on at the same time (default: ${DEFAULT-VALUE}).")
  int forks;

  @Option(names = "--boot-timeout", paramLabel = "MINUTES", defaultValue = "10",
      description = "How long a host may stay away between two systems (default:"
          + " ${DEFAULT-VALUE}).")
  int bootMinutes;

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
    if (bootMinutes < 1) {
      throw new AeolusException(ExitCode.USAGE,
          "--boot-timeout: expected at least 1, got " + bootMinutes);
    }
    Output output = context.output();
    try (RunWiring wiring = new RunWiring(context, settings())) {
      List<Host> hosts = targets.select(wiring.inventory(), output);
      RunPlan plan = wiring.plan(kind, hosts, keep, force);
      new PlanView(output, context.options().json).show(plan, wiring.changes(plan));
      return dryRun ? dryRun(plan) : carryOut(plan, wiring);
    }
  }

  private RunSettings settings() {
    return RunSettings.DEFAULT.withForks(forks)
        .withBootTimeout(Duration.ofMinutes(bootMinutes));
  }

  private int dryRun(RunPlan plan) {
    context.output().note("Dry run: nothing was touched.");
    return obstructed(plan) ? ExitCode.FAILED.status() : ExitCode.OK.status();
  }

  private boolean obstructed(RunPlan plan) {
    plan.obstacles().stream().map(Problem::toString).forEach(context.output()::note);
    return !plan.obstacles().isEmpty();
  }

  private int carryOut(RunPlan plan, RunWiring wiring) throws InterruptedException {
    if (obstructed(plan)) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    if (!yes && !new Confirmation(context.output()).ask(question(plan))) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    Artifacts artifacts = wiring.artifacts(plan);
    return roll(plan, artifacts, wiring);
  }

  private String question(RunPlan plan) {
    StringBuilder question = new StringBuilder("This overwrites:\n");
    for (HostPlan host : plan.hosts()) {
      question.append("  ")
          .append(host.name())
          .append("  ")
          .append(host.disk().isEmpty() ? "(script payload)" : host.disk())
          .append('\n');
    }
    return question.append("Go on?").toString();
  }

  private int roll(RunPlan plan, Artifacts artifacts, RunWiring wiring) {
    Clock clock = Clock.systemUTC();
    try (Journal journal = Journal.begin(context.project().state().resolve("runs"), plan,
        System.getProperty("user.name"), clock.instant())) {
      List<HostResult> results = rollOut(plan, artifacts, wiring, journal);
      results.forEach(result -> journal.result(result, clock.instant()));
      journal.end(clock.instant());
      wiring.remember(plan, results);
      new ResultView(context.output(), context.options().json).show(plan, results);
      return status(results);
    }
  }

  private List<HostResult> rollOut(RunPlan plan, Artifacts artifacts, RunWiring wiring,
      Journal journal) {
    try (LiveView live = LiveView.open(context.output(), context.options().json, plan)) {
      return new Rollout(wiring.workplace(), journal.and(live)).run(plan, artifacts);
    }
  }

  private static int status(List<HostResult> results) {
    if (Thread.interrupted()) {
      return ExitCode.INTERRUPTED.status();
    }
    return results.stream().allMatch(HostResult::isDone)
        ? ExitCode.OK.status()
        : ExitCode.FAILED.status();
  }
}
