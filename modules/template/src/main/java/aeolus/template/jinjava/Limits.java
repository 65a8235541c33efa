package aeolus.template.jinjava;

import java.time.Duration;

/** What a rendering may take, so that a runaway template ends with an error. */
final class Limits {
  private static final int LONGEST = 64 * 1024 * 1024;
  private static final int DEEPEST = 200;
  private static final Duration TIME = Duration.ofSeconds(60);

  private final long deadline = System.nanoTime() + TIME.toNanos();
  private int depth;

  /** A limit was passed. */
  static final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitException(String message) {
      super(message);
    }
  }

  /** Notes how long a text has become. */
  void length(int characters) {
    if (characters > LONGEST) {
      throw new LimitException(
          "output is too long, the limit is " + LONGEST / 1024 / 1024 + " MiB");
    }
  }

  /** Notes that a loop goes on. */
  void step() {
    if (System.nanoTime() - deadline > 0) {
      throw new LimitException("rendering takes too long, the limit is " + TIME.toSeconds() + " s");
    }
  }

  /** Notes that a macro is entered. */
  void enter() {
    if (++depth > DEEPEST) {
      throw new LimitException("macros call each other without end, " + DEEPEST + " levels deep");
    }
    step();
  }

  /** Notes that a macro is left. */
  void leave() {
    depth--;
  }
}
