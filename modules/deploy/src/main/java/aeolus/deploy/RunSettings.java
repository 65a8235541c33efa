package aeolus.deploy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bounds of a run.
 *
 * @param forks hosts worked on at the same time
 * @param commandTimeout for one command on the host
 * @param uploadTimeout for one file, besides the time that its octets take on a slow line
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
  /** Octets a second, of a line that is slow but of use. */
  private static final long SLOWEST = 16 * 1024;

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

  /** Returns these bounds with another time for the initramfs to wait for the controller. */
  public RunSettings withConfirmTimeout(Duration time) {
    return new RunSettings(forks, commandTimeout, uploadTimeout, bootTimeout, time, phaseTimeout,
        verifyTimeout, leaveTimeout, pause);
  }

  /** Returns these bounds with another time for each phase in the initramfs. */
  public RunSettings withPhaseTimeout(Duration time) {
    return new RunSettings(forks, commandTimeout, uploadTimeout, bootTimeout, confirmTimeout, time,
        verifyTimeout, leaveTimeout, pause);
  }

  /** Returns these bounds with another time for services and answers to be right. */
  public RunSettings withVerifyTimeout(Duration time) {
    return new RunSettings(forks, commandTimeout, uploadTimeout, bootTimeout, confirmTimeout,
        phaseTimeout, time, leaveTimeout, pause);
  }

  /** Returns how long a file may take: a large one on a slow line is not to fail for its size. */
  Duration uploadTimeout(long octets) {
    return uploadTimeout.plusSeconds(octets / SLOWEST);
  }

  /** Returns what users set, as the fields of a JSON object from which {@link #of} makes it again. */
  Map<String, Object> asMap() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("forks", forks);
    fields.put("boot_timeout", bootTimeout.toSeconds());
    fields.put("confirm_timeout", confirmTimeout.toSeconds());
    fields.put("phase_timeout", phaseTimeout.toSeconds());
    fields.put("verify_timeout", verifyTimeout.toSeconds());
    return fields;
  }

  /** Reads those fields; those that are missing are as by default. */
  static RunSettings of(Map<?, ?> fields) {
    return DEFAULT.withForks(fields.get("forks") instanceof Number number
        ? Math.max(1, number.intValue())
        : 1)
        .withBootTimeout(time(fields, "boot_timeout", DEFAULT.bootTimeout))
        .withConfirmTimeout(time(fields, "confirm_timeout", DEFAULT.confirmTimeout))
        .withPhaseTimeout(time(fields, "phase_timeout", DEFAULT.phaseTimeout))
        .withVerifyTimeout(time(fields, "verify_timeout", DEFAULT.verifyTimeout));
  }

  private static Duration time(Map<?, ?> fields, String name, Duration otherwise) {
    return fields.get(name) instanceof Number seconds
        ? Duration.ofSeconds(Math.max(1, seconds.longValue()))
        : otherwise;
  }
}
