package aeolus.deploy;

import aeolus.core.AeolusException;
import java.time.Instant;

/** Told of what has to be known again should the workstation's part in a run be cut off. */
public interface Milestones {
  /**
   * Takes note of a host that is about to leave its old system, before it is told to.
   *
   * @throws AeolusException where that can't be noted for good; then the host must not be left
   */
  void left(String host, Departure departure, Instant time);

  /** Takes note of how the run has ended for a host. */
  void result(HostResult result, Instant time);
}
