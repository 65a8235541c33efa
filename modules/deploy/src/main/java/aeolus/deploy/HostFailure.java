package aeolus.deploy;

import aeolus.anemos.Phase;

/** Ends the work on one host; the others go on. */
class HostFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Phase phase;
  private final HostState state;

  HostFailure(Phase phase, HostState state, String reason) {
    super(reason);
    this.phase = phase;
    this.state = state;
  }

  Phase phase() {
    return phase;
  }

  HostState state() {
    return state;
  }

  /** Another run has the host, so that nothing there is ours to take back. */
  static final class Locked extends HostFailure {
    private static final long serialVersionUID = 1L;

    Locked(String reason) {
      super(Phase.CHECK, HostState.UNTOUCHED, reason);
    }
  }
}
