package aeolus.deploy;

import aeolus.anemos.Phase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a run ended for one host. */
public sealed interface HostResult {
  /** Returns the inventory's name of the host. */
  String host();

  /** Returns how long the host took. */
  Duration elapsed();

  /** Tells whether the host is as it should be. */
  default boolean isDone() {
    return this instanceof Done;
  }

  /** Returns the result as the fields of a JSON object, the same in journals and in output. */
  default Map<String, Object> asMap() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("host", host());
    fields.put("seconds", elapsed().toSeconds());
    switch (this) {
      case Done done -> {
        fields.put("outcome", "done");
        if (!done.deployment().isEmpty()) {
          fields.put("deployment", done.deployment());
        }
        fields.put("serials", done.serials());
      }
      case Failed failed -> {
        fields.put("outcome", "failed");
        fields.put("phase", failed.phase().word());
        fields.put("reason", failed.reason());
        fields.put("state", failed.state().name().toLowerCase(Locale.ROOT));
      }
      case Skipped skipped -> {
        fields.put("outcome", "skipped");
        fields.put("reason", skipped.reason());
      }
    }
    return fields;
  }

  /**
   * The new system or the new zones are served and were verified.
   *
   * @param deployment id of the new system, empty where only zones were pushed
   * @param serials the serial with which it answers for each zone
   */
  record Done(String host, Duration elapsed, String deployment, Map<String, Long> serials)
      implements
        HostResult {}

  /**
   * The run failed for this host.
   *
   * @param phase where
   * @param reason why, for people; may have several lines
   * @param state what the host was left as
   */
  record Failed(String host, Duration elapsed, Phase phase, String reason, HostState state)
      implements
        HostResult {}

  /** The host's turn did not come. */
  record Skipped(String host, String reason) implements HostResult {
    @Override
    public Duration elapsed() {
      return Duration.ZERO;
    }
  }
}
