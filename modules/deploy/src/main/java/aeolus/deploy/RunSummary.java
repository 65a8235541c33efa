package aeolus.deploy;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be known of a run of the past first.
 *
 * @param id of the run
 * @param time when it began, as its journal has it; empty if that is not known, like user and kind
 * @param user who began it
 * @param kind what was run
 * @param timeline what happened, by host and time; empty where the journal has not even a first line
 * @param outcomes how each host that came to an end did, in the order in which they did
 * @param ended whether the run came to its end
 */
public record RunSummary(String id, String time, String user, String kind,
    Optional<RunTimeline> timeline, Map<String, String> outcomes, boolean ended) {
  public RunSummary {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
  }

  /** Returns what happened to each host, in the plan's order. */
  public List<HostTimeline> hosts() {
    return timeline.map(RunTimeline::hosts).orElse(List.of());
  }

  /** Returns it for JSON. */
  public Map<String, Object> asMap() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", id);
    object.put("time", time);
    object.put("user", user);
    object.put("kind", kind);
    object.put("seconds", timeline.map(RunTimeline::elapsed).orElse(Duration.ZERO).toSeconds());
    object.put("outcomes", outcomes);
    object.put("ended", ended);
    return object;
  }
}
