package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.ssh.SshSession;
import java.util.Optional;

/** Stays with a host from one system to the next, by way of the initramfs. */
final class Travel {
  private final HostPlan plan;
  private final Departure departure;
  private final InitramfsVisit visit;
  private final HostLocator locator;
  private final HostLock lock;
  private final RunSettings settings;
  private final Reporter reporter;

  Travel(HostPlan plan, Departure departure, InitramfsVisit visit, HostLock lock,
      Workplace workplace, Reporter reporter) {
    this.plan = plan;
    this.departure = departure;
    this.visit = visit;
    this.lock = lock;
    this.settings = workplace.settings();
    this.reporter = reporter;
    this.locator = new HostLocator(workplace.connector(), plan.target(), departure,
        plan.hostKeys());
  }

  /**
   * Goes along until the new system lets us in.
   *
   * @throws HostFailure where it does not come up, or another system does
   */
  SshSession toTheEnd() throws InterruptedException {
    return go(false).orElseThrow();
  }

  /** Looks for a host of which nobody knows how far it got; empty where it runs an old system. */
  Optional<SshSession> takeUp() throws InterruptedException {
    return go(true);
  }

  private Optional<SshSession> go(boolean lookingForIt) throws InterruptedException {
    Deadline leaving = Deadline.in(settings.leaveTimeout());
    Deadline deadline = Deadline.in(settings.bootTimeout());
    while (!deadline.isOver()) {
      switch (locator.locate()) {
        case Whereabouts.InInitramfs(SshSession session) -> {
          int seen = visit.linesSeen();
          boolean before = visit.wasSeen();
          visit.over(session);
          // A host that has nothing new to say is not given more time for it, but for having begun.
          if (visit.linesSeen() > seen || visit.wasSeen() != before) {
            deadline = Deadline.in(settings.bootTimeout());
          }
        }
        case Whereabouts.InSystem system when isNew(system) -> {
          reporter.ok(Phase.RETURN, "the new system is up");
          return Optional.of(system.session());
        }
        case Whereabouts.InSystem system when lookingForIt && !visit.wasSeen() -> {
          if (hasStayed(system, leaving)) {
            return Optional.empty();
          }
        }
        case Whereabouts.InSystem system -> judgeOld(system, leaving);
        case Whereabouts.Nowhere(String reason) -> waiting(reason);
      }
      deadline.pause(settings.pause());
    }
    throw new HostFailure(reporter.current(), lost(),
        "the host was not reached again within "
            + settings.bootTimeout().toMinutes() + " minutes");
  }

  private HostState lost() {
    return switch (visit.state()) {
      case LEAVING -> HostState.LOST;
      case WRITING -> HostState.OUT_OF_SIGHT;
      default -> visit.state();
    };
  }

  private boolean isNew(Whereabouts.InSystem system) {
    return system.deployment().equals(plan.deployment())
        && !system.bootId().equals(departure.bootId());
  }

  /** Tells whether an old system will be left no more by what it was told. */
  private boolean hasStayed(Whereabouts.InSystem system, Deadline leaving) {
    try (OldSystem old = new OldSystem(system.session(), lock, settings, reporter)) {
      boolean isLeaving = system.bootId().equals(departure.bootId())
          && old.stage().equals("booting");
      if (!isLeaving) {
        old.removeEntry();
        reporter.progress(Phase.CONNECT, "the host runs its old system");
      }
      return !isLeaving || leaving.isOver();
    }
  }

  /** Ends the work where the old system has come back, or was never left. */
  private void judgeOld(Whereabouts.InSystem system, Deadline leaving) {
    try (OldSystem old = new OldSystem(system.session(), lock, settings, reporter)) {
      if (!system.bootId().equals(departure.bootId())) {
        old.removeEntry();
        throw another(system);
      }
      if (leaving.isOver()) {
        old.abort();
        throw new HostFailure(Phase.BOOT, HostState.UNTOUCHED,
            "the host did not leave the old system; its console may say why");
      }
    }
  }

  private HostFailure another(Whereabouts.InSystem system) {
    return new HostFailure(reporter.current(), stateOf(system),
        "another system than the new one has booted: its deployment is "
            + (system.deployment().isEmpty() ? "none" : system.deployment()) + ", expected "
            + plan.deployment());
  }

  private HostState stateOf(Whereabouts.InSystem another) {
    boolean old = another.session().serverHostKey().equals(departure.hostKey())
        && another.deployment().equals(departure.facts().get("deployment").orElse(""));
    return switch (visit.state()) {
      case LEAVING -> HostState.OLD_SYSTEM_BACK;
      case UNSURE, WRITING -> old ? HostState.OLD_SYSTEM_RETURNED : HostState.WRITING;
      default -> visit.state();
    };
  }

  private void waiting(String reason) {
    Phase phase = visit.state() == HostState.REBOOTING ? Phase.RETURN : reporter.current();
    reporter.progress(phase, "waiting for the host: " + reason);
  }
}
