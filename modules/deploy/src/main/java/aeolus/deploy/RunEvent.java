package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.anemos.Progress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened to a host during a run.
 *
 * @param time by the workstation's clock
 * @param host the inventory's name
 * @param phase what is being done
 * @param state how far it is
 * @param text for people, may be empty, never holds a secret
 */
public record RunEvent(Instant time, String host, Phase phase, Progress.State state, String text) {
  /** Returns the event as the fields of a JSON object, the same in journals and in output. */
  public Map<String, Object> asMap() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("event", "phase");
    fields.put("time", time.toString());
    fields.put("host", host);
    fields.put("phase", phase.word());
    fields.put("state", state.word());
    fields.put("text", text);
    return fields;
  }
}
