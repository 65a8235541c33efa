package aeolus.shell;

import java.time.Duration;

/** Words spans of time as precisely as one wants to know them. */
final class Elapsed {
  private static final long EXACT_MILLIS = 1000;
  private static final long TENTHS_SECONDS = 10;
  private static final long SECONDS_MINUTES = 60;

  private Elapsed() {}

  /** Returns such as {@code 423 ms}, {@code 3.2 s}, {@code 48 s}, {@code 1m 08s} or {@code 2h 05m}. */
  static String of(Duration time) {
    if (time.toMillis() < EXACT_MILLIS) {
      return time.toMillis() + " ms";
    }
    if (time.toSeconds() < TENTHS_SECONDS) {
      return time.toMillis() / 1000 + "." + time.toMillis() / 100 % 10 + " s";
    }
    if (time.toMinutes() < 1) {
      return time.toSeconds() + " s";
    }
    return time.toMinutes() < SECONDS_MINUTES
        ? String.format("%dm %02ds", time.toMinutes(), time.toSecondsPart())
        : String.format("%dh %02dm", time.toHours(), time.toMinutesPart());
  }
}
