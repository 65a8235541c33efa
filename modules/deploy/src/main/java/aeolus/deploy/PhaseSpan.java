package aeolus.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The time that a host spent in a phase.
 *
 * @param phase its word
 * @param from when it began, by the workstation's clock
 * @param to when it ended, or when its run was heard of last
 * @param state how it ended
 * @param notes what was said in it
 */
public record PhaseSpan(String phase, Instant from, Instant to, State state, List<Note> notes) {
  /** How a phase ended. */
  public enum State {
    OK, FAILED, CUT_OFF
  }

  /**
   * Something that was said.
   *
   * @param time by the workstation's clock
   * @param text for people, not empty
   */
  public record Note(Instant time, String text) {}

  public PhaseSpan {
    notes = List.copyOf(notes);
  }

  /** Returns how long it took. */
  public Duration elapsed() {
    return Duration.between(from, to);
  }

  /** Returns what was said last, empty if nothing was. */
  public String lastWords() {
    return notes.isEmpty() ? "" : notes.getLast().text();
  }
}
