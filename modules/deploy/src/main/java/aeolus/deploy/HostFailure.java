package aeolus.deploy;

import aeolus.anemos.Phase;

/** Ends the work on one host; the others go on. */
final class HostFailure extends RuntimeException {
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
}
