package aeolus.deploy;

import aeolus.anemos.HostFacts;
import aeolus.anemos.Phase;
import aeolus.core.Problem;
import java.util.List;

/**
 * A look at a host that was left and runs its old system again, with all that a new run would ask and
 * judge before it touches the host.
 */
final class FreshLook {
  private final RunScope run;
  private final Reporter reporter;

  FreshLook(RunScope run, Reporter reporter) {
    this.run = run;
    this.reporter = reporter;
  }

  /**
   * Returns a plan with what the host tells.
   *
   * @param before how the host was left, the disk as it was then
   * @throws HostFailure where the host is not fit, or its disk is not the one that was agreed to
   */
  HostPlan at(HostPlan plan, Departure before) throws InterruptedException {
    reporter.start(Phase.CHECK, "");
    RunPlan asked = new FactsGatherer(run.workplace().connector(), run.workplace().clock(),
        run.artifacts())
        .gather(new RunPlan("", run.kind(), List.of(plan), List.of(), List.of()),
            run.rolling().force());
    asked.warnings().stream().map(Problem::message).forEach(this::warn);
    HostPlan host = asked.hosts().getFirst();
    host.requireFit();
    host.facts().ifPresent(facts -> expectSameDisk(host, before.facts(), facts));
    return host;
  }

  private void warn(String text) {
    reporter.progress(Phase.CHECK, text);
  }

  private void expectSameDisk(HostPlan host, HostFacts then, HostFacts now) {
    host.otherDisk(then, now).ifPresent(words -> {
      throw new HostFailure(Phase.CHECK, HostState.UNTOUCHED,
          words + "; run " + run.kind().word() + " plans it anew");
    });
  }
}
