package aeolus.deploy;

import aeolus.anemos.HostFacts;
import aeolus.anemos.Phase;
import aeolus.anemos.Tree;
import aeolus.core.AeolusException;
import aeolus.ssh.SshSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Takes one host through all phases, from the system it runs to the one it is to run. */
final class HostRollout {
  private volatile HostPlan plan;
  private final RunScope run;
  private final Reporter reporter;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.PREPARING);
  private volatile Thread thread;
  private volatile InitramfsVisit visit;
  private volatile boolean arrived;
  private HostFacts facts = HostFacts.parse("");

  HostRollout(HostPlan plan, RunScope run, Reporter reporter) {
    this.plan = plan;
    this.run = run;
    this.reporter = reporter;
  }

  /** Whether the work on the host may still be taken back. */
  private enum Stage {
    PREPARING, CANCELLED, LEFT
  }

  /**
   * Carries the plan out.
   *
   * @param departure how the host was left before, where a run is taken up that had left it
   * @return the serials that the new system answers with, by zone
   * @throws HostFailure where anything is not as it should be
   */
  Map<String, Long> run(Optional<InFlight> departure) throws InterruptedException {
    thread = Thread.currentThread();
    Optional<SshSession> found = departure.isPresent()
        ? takeUp(departure.get())
        : Optional.empty();
    try (SshSession session = found.isPresent() ? found.get() : begin()) {
      if (BootMethod.of(facts) == BootMethod.BOOTLOADER) {
        OldSystem.removeEntry(session, run.lock());
      }
      return verify(session);
    }
  }

  private Optional<SshSession> takeUp(InFlight before) throws InterruptedException {
    require(stage.compareAndSet(Stage.PREPARING, Stage.LEFT));
    reporter.start(Phase.CONNECT, "looking for the host");
    HostPlan fresh = plan;
    plan = before.plan();
    Travel travel = travel(before.departure());
    visit.takeUp(again(before.again()));
    Optional<SshSession> found = travel.takeUp();
    if (found.isEmpty()) {
      plan = fresh;
      run.gate().back(plan.name());
      visit = null;
      stage.set(Stage.PREPARING);
      plan = new FreshLook(run, reporter).at(fresh, before.departure());
    } else if (visit.wasRepeated()) {
      plan = before.again();
    }
    return found;
  }

  private InitramfsVisit.Again again(HostPlan host) {
    Optional<Tree> tree = run.artifacts().treeOf(host);
    return new InitramfsVisit.Again(host, tree, HostConf.of(host, run.kind(),
        run.artifacts().baseOf(host), tree, run.workplace().settings()));
  }

  private SshSession begin() throws InterruptedException {
    require(!isCancelled());
    Departure departure = new Leaving(plan, run.artifacts(), run.lock(), run.workplace(), reporter)
        .run(run.kind(), run.rolling().stealLock(), new Turn());
    return travel(departure).toTheEnd();
  }

  /** The journal has to know how to find the host before it is gone. */
  private final class Turn implements Leaving.LastStep {
    @Override
    public void awaitTurn() throws InterruptedException {
      run.gate().leave(plan.name(), reporter);
    }

    @Override
    public void before(Departure departure) throws InterruptedException {
      require(stage.compareAndSet(Stage.PREPARING, Stage.LEFT));
      try {
        run.milestones().left(plan.name(), departure, run.workplace().clock().instant());
      } catch (AeolusException e) {
        stage.set(Stage.PREPARING);
        throw new HostFailure(Phase.BOOT, HostState.UNTOUCHED,
            "not taken down, as nobody could find it again: " + e.getMessage());
      }
    }
  }

  private static void require(boolean isToGoOn) throws InterruptedException {
    if (!isToGoOn) {
      throw new InterruptedException();
    }
  }

  private Travel travel(Departure departure) {
    facts = departure.facts();
    visit = new InitramfsVisit(plan, run.artifacts().treeOf(plan), departure.facts(),
        run.workplace().settings(), reporter);
    return new Travel(plan, departure, visit, run.lock(), run.workplace(), reporter);
  }

  /**
   * Takes the work on the host back, as long as the host has not been told to leave its system.
   *
   * @return whether that is so
   */
  boolean cancel() {
    boolean cancelled = stage.compareAndSet(Stage.PREPARING, Stage.CANCELLED);
    Thread worker = thread;
    if (cancelled && worker != null) {
      worker.interrupt();
    }
    return cancelled;
  }

  /** Ends the work where it stands; what is being taken back is left to come to its end. */
  void interrupt() {
    Thread worker = thread;
    if (!isCancelled() && worker != null) {
      worker.interrupt();
    }
  }

  /** Returns the id of the system to be. */
  String deployment() {
    return plan.deployment();
  }

  /** Tells whether the work was taken back. */
  boolean isCancelled() {
    return stage.get() == Stage.CANCELLED;
  }

  /** Tells whether the host has been told to leave its system. */
  boolean hasLeft() {
    return stage.get() == Stage.LEFT;
  }

  /** Returns the phase that the host is in. */
  Phase phase() {
    return reporter.current();
  }

  /** Returns what the host would be left as if the work ended here. */
  HostState state() {
    if (arrived) {
      return HostState.NEW_SYSTEM;
    }
    InitramfsVisit now = visit;
    if (now != null) {
      return now.state();
    }
    return hasLeft() ? HostState.LEAVING : HostState.UNTOUCHED;
  }

  private Map<String, Long> verify(SshSession session) throws InterruptedException {
    arrived = true;
    reporter.start(Phase.VERIFY, "");
    Workplace workplace = run.workplace();
    ArrivalKeys.of(plan, facts).require(session.serverHostKey());
    workplace.arrivals().arrived(plan, session.serverHostKey());
    Deadline deadline = Deadline.in(workplace.settings().verifyTimeout());
    Optional<List<String>> required = Services.of(plan.host());
    // A script may leave any system behind, and answers for it itself.
    String services = plan.isScript() && required.isEmpty()
        ? ""
        : new Services(workplace.settings().pause(), reporter).await(session, required, deadline)
            + ", ";
    Map<String, Long> serials = new Verification(workplace.dns(),
        workplace.settings().pause(), reporter).await(plan.dns(), plan.zones(), deadline);
    reporter.ok(Phase.VERIFY,
        services + serials.size() + " zones answered with authority over UDP and TCP");
    return serials;
  }
}
