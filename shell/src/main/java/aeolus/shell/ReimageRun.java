package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.deploy.Artifacts;
import aeolus.deploy.HostPlan;
import aeolus.deploy.HostResult;
import aeolus.deploy.InFlight;
import aeolus.deploy.Journal;
import aeolus.deploy.RollingPlan;
import aeolus.deploy.Rollout;
import aeolus.deploy.RunPlan;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Carries out the plan of a run that has a journal, and sums up how it ended. */
final class ReimageRun {
  private final CommandContext context;
  private final RunWiring wiring;
  private final Journal journal;

  ReimageRun(CommandContext context, RunWiring wiring, Journal journal) {
    this.context = context;
    this.wiring = wiring;
    this.journal = journal;
  }

  /** Returns the exit status. */
  int run(RunPlan plan, RollingPlan rolling, Artifacts artifacts, Map<String, InFlight> inFlight) {
    List<HostResult> results;
    boolean interrupted;
    try (LiveView live = LiveView.open(context.output(), context.options().json,
        plan.hosts().stream().map(HostPlan::name).toList())) {
      Rollout rollout = new Rollout(wiring.workplace(), journal.and(live), journal);
      try (Interruption interruption = Interruption.watch(context.output(), live, rollout,
          plan.id())) {
        results = rollout.run(plan, rolling, artifacts, who(), inFlight);
        interrupted = interruption.happened();
      }
    }
    return sumUp(plan, results, interrupted);
  }

  private int sumUp(RunPlan plan, List<HostResult> results, boolean interrupted) {
    boolean cutShort = Thread.interrupted() || interrupted;
    journal.end(Instant.now());
    wiring.remember(plan, results);
    new ResultView(context.output(), context.options().json).show(plan, results);
    if (cutShort) {
      return ExitCode.INTERRUPTED.status();
    }
    return results.stream().allMatch(HostResult::isDone)
        ? ExitCode.OK.status()
        : ExitCode.FAILED.status();
  }

  private static String who() {
    String user = System.getProperty("user.name") + "@";
    try {
      return user + InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return user + "unknown";
    }
  }
}
