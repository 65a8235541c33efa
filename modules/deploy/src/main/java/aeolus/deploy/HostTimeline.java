package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What happened to one host in a run, by time.
 *
 * @param host the inventory's name
 * @param outcome {@code done}, {@code failed} or {@code skipped}; {@code open} where the journal ends
 *   before the host's result
 * @param reason why it failed or was skipped, may have several lines, else empty
 * @param spans its phases in the order in which they were begun
 */
public record HostTimeline(String host, String outcome, String reason, List<PhaseSpan> spans) {
  public HostTimeline {
    spans = List.copyOf(spans);
  }

  /** Returns how long the host was at work. */
  public Duration elapsed() {
    return spans.isEmpty()
        ? Duration.ZERO
        : Duration.between(spans.getFirst().from(), spans.getLast().to());
  }

  /** Reads the events of one host. */
  static HostTimeline of(String host, List<Map<String, Object>> events, Instant end) {
    Reading reading = new Reading();
    String outcome = "open";
    String reason = "";
    for (Map<String, Object> event : events) {
      switch (text(event, "event")) {
        case "phase" -> reading.phase(event);
        case "departure" -> reading.note(time(event), "leaves its old system");
        case "result" -> {
          outcome = text(event, "outcome");
          reason = text(event, "reason");
          reading.close(time(event),
              outcome.equals("done") ? PhaseSpan.State.OK : PhaseSpan.State.FAILED);
        }
        default -> {
          // What is of the whole run is none of the host's.
        }
      }
    }
    reading.close(end, PhaseSpan.State.CUT_OFF);
    return new HostTimeline(host, outcome, reason, reading.spans);
  }

  static String text(Map<String, Object> event, String key) {
    return String.valueOf(event.getOrDefault(key, ""));
  }

  static Instant time(Map<String, Object> event) {
    try {
      return Instant.parse(text(event, "time"));
    } catch (DateTimeParseException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "the journal is damaged: an event without its time: " + event, e);
    }
  }

  /** Makes spans of events; at most the last one is open. */
  private static final class Reading {
    private final List<PhaseSpan> spans = new ArrayList<>();
    private final List<PhaseSpan.Note> notes = new ArrayList<>();
    private String phase = "";
    private Instant from = Instant.EPOCH;

    void phase(Map<String, Object> event) {
      Instant time = time(event);
      String next = text(event, "phase");
      if (!next.equals(phase)) {
        close(time, PhaseSpan.State.OK);
        phase = next;
        from = time;
      }
      note(time, text(event, "text"));
      switch (text(event, "state")) {
        case "ok" -> close(time, PhaseSpan.State.OK);
        case "failed" -> close(time, PhaseSpan.State.FAILED);
        default -> {
          // It goes on.
        }
      }
    }

    void note(Instant time, String text) {
      if (!text.isBlank()) {
        notes.add(new PhaseSpan.Note(time, text));
      }
    }

    /** Ends the phase that is open, if one is; what was said outside of any goes to the next. */
    void close(Instant time, PhaseSpan.State state) {
      if (!phase.isEmpty()) {
        spans.add(new PhaseSpan(phase, from, time, state, notes));
        notes.clear();
        phase = "";
      }
    }
  }
}
