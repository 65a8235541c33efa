package aeolus.deploy;

import java.time.Duration;

/**
 * The bounds of a run.
 *
 * @param forks hosts worked on at the same time
 * @param commandTimeout for one command on the host
 * @param uploadTimeout for one file
 * @param bootTimeout from leaving one system to being reached in the next
 * @param confirmTimeout how long the initramfs waits for the controller
 * @param phaseTimeout for one phase in the initramfs
 * @param verifyTimeout from the first login to the last right answer
 * @param leaveTimeout from being told to leave the old system to having left it
 * @param pause between two tries to reach a host or to get the right answer from it
 */
public record RunSettings(int forks, Duration commandTimeout, Duration uploadTimeout,
    Duration bootTimeout, Duration confirmTimeout, Duration phaseTimeout, Duration verifyTimeout,
    Duration leaveTimeout, Duration pause) {
  /** Bounds that suit a server on the Internet and a virtual machine without hardware help. */
  public static final RunSettings DEFAULT = new RunSettings(10, Duration.ofMinutes(5),
      Duration.ofMinutes(15), Duration.ofMinutes(10), Duration.ofMinutes(2),
      Duration.ofMinutes(60), Duration.ofMinutes(5), Duration.ofSeconds(90),
      Duration.ofSeconds(2));

  /** Returns these bounds with another number of hosts at the same time. */
  public RunSettings withForks(int hosts) {
    return new RunSettings(hosts, commandTimeout, uploadTimeout, bootTimeout, confirmTimeout,
        phaseTimeout, verifyTimeout, leaveTimeout, pause);
  }

  /** Returns these bounds with another time for hosts to come back in. */
  public RunSettings withBootTimeout(Duration time) {
    return new RunSettings(forks, commandTimeout, uploadTimeout, time, confirmTimeout,
        phaseTimeout, verifyTimeout, leaveTimeout, pause);
  }
}
