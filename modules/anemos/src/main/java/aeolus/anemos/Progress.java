package aeolus.anemos;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of a host's progress file, {@code EPOCH PHASE STATE TEXT}.
 *
 * @param time by the host's clock
 * @param phase what the host is doing
 * @param state how far it is with it
 * @param text for people, may be empty
 */
public record Progress(Instant time, Phase phase, State state, String text) {
  /** How far a phase is. */
  public enum State {
    START, PROGRESS, OK, FAILED;

    /** Returns the word that stands for it in progress lines and journals. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<State> of(String word) {
      for (State state : values()) {
        if (state.word().equals(word)) {
          return Optional.of(state);
        }
      }
      return Optional.empty();
    }
  }

  /** Reads a line; empty where it is none of ours, such as a half-written one. */
  public static Optional<Progress> parse(String line) {
    String[] words = line.strip().split(" ", 4);
    if (words.length < 3) {
      return Optional.empty();
    }
    String text = words.length == 4 ? words[3] : "";
    return time(words[0]).flatMap(time -> Phase.of(words[1])
        .flatMap(
            phase -> State.of(words[2]).map(state -> new Progress(time, phase, state, text))));
  }

  private static Optional<Instant> time(String epoch) {
    try {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch)));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
