package aeolus.template.jinja;

import aeolus.core.Location;
import java.time.Duration;

/** What a rendering may take, so that a runaway template ends with an error. */
final class Limits {
  private static final int LONGEST = 64 * 1024 * 1024;
  private static final int DEEPEST = 200;
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final int STEPS_PER_LOOK = 256;

  private final int longest;
  private final Duration time;
  private final long deadline;
  private int depth;
  private int steps;

  Limits() {
    this(LONGEST, TIME);
  }

  /**
   * Makes limits.
   *
   * @param longest output in characters
   * @param time from now on
   */
  Limits(int longest, Duration time) {
    this.longest = longest;
    this.time = time;
    this.deadline = System.nanoTime() + time.toNanos();
  }

  /** A limit was passed. */
  static final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Location location;

    LimitException(String message) {
      this(message, null);
    }

    private LimitException(String message, Location location) {
      super(message, null, false, false);
      this.location = location;
    }

    /** Returns where it happened, or null. */
    Location location() {
      return location;
    }

    /** Returns the same with a place, unless it has one. */
    LimitException at(Piece piece) {
      return location == null ? new LimitException(getMessage(), piece.location()) : this;
    }
  }

  /** Notes how long a text has become. */
  void length(int characters) {
    if (characters > longest) {
      throw new LimitException(
          "output is too long, the limit is " + longest + " characters");
    }
  }

  /** Notes that a loop goes on. */
  void step() {
    if (++steps % STEPS_PER_LOOK == 0 && System.nanoTime() - deadline > 0) {
      throw new LimitException(
          "rendering takes too long, the limit is " + time.toMillis() + " ms");
    }
  }

  /** Notes that a macro is entered. */
  void enter() {
    if (++depth > DEEPEST) {
      throw new LimitException(
          "macros, includes or loops call each other without end, " + DEEPEST + " levels deep");
    }
    step();
  }

  /** Notes that a macro is left. */
  void leave() {
    depth--;
  }
}
