package aeolus.deploy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a run goes through its hosts.
 *
 * @param keepAnswering how many other nameservers have to answer right for each zone of a host that
 *        is taken down, at least 1
 * @param allAtOnce whether not to heed that
 * @param batches which hosts have their turn together; the first has to succeed wholly
 * @param maxFailures how many may fail before no other is begun
 * @param stealLock whether to take hosts from other runs
 * @param force whether a host that runs its old system again is begun anew though it would lose keys
 * @param patience how long other nameservers may not answer right while no host of this run that
 *        could be the reason is away
 */
public record Rolling(int keepAnswering, boolean allAtOnce, Batches batches,
    FailureLimit maxFailures, boolean stealLock, boolean force, Duration patience) {
  /** One other nameserver, all hosts at once as far as that allows, until one is lost. */
  public static final Rolling DEFAULT = new Rolling(1, false, Batches.NONE, FailureLimit.NONE,
      false, false, Duration.ofMinutes(2));

  /** Returns the fields of a JSON object, from which {@link #of} makes the same again. */
  public Map<String, Object> asMap() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("keep_answering", keepAnswering);
    fields.put("all_at_once", allAtOnce);
    fields.put("serial", batches.toString());
    fields.put("max_failures", maxFailures.word());
    return fields;
  }

  /** Reads those fields; those that are missing are as by default, and nothing is done by force. */
  public static Rolling of(Map<?, ?> fields) {
    String serial = fields.get("serial") instanceof String text ? text : "";
    String failures = fields.get("max_failures") instanceof String text ? text : "";
    return new Rolling(fields.get("keep_answering") instanceof Number number
        ? number.intValue()
        : DEFAULT.keepAnswering(), Boolean.TRUE.equals(fields.get("all_at_once")),
        serial.isEmpty()
            ? Batches.NONE
            : Batches.parse(serial),
        failures.isEmpty() ? FailureLimit.NONE : FailureLimit.parse(failures), false, false,
        DEFAULT.patience());
  }

  /** Returns the same that takes hosts from other runs, or not. */
  public Rolling withStealLock(boolean steal) {
    return new Rolling(keepAnswering, allAtOnce, batches, maxFailures, steal, force, patience);
  }

  /** Returns the same that has keys be lost, or not. */
  public Rolling withForce(boolean lose) {
    return new Rolling(keepAnswering, allAtOnce, batches, maxFailures, stealLock, lose, patience);
  }
}
