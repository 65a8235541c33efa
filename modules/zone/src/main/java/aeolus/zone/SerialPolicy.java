package aeolus.zone;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Decides on SOA serials by the arithmetic of RFC 1982. */
public final class SerialPolicy {
  private static final long MODULUS = 1L << 32;
  private static final long HALF = 1L << 31;

  private SerialPolicy() {}

  /** Compares two serials: negative where the first is behind the second. */
  public static int compare(long a, long b) {
    long distance = Math.floorMod(a - b, MODULUS);
    if (distance == 0) {
      return 0;
    }
    return distance < HALF ? 1 : -1;
  }

  /**
   * Returns the serial for a zone.
   *
   * @param highestLive the highest that any server answers with
   * @param lastWritten the one last deployed from here
   * @param contentChanged whether the content differs from what those serials stand for
   */
  public static long next(SerialStyle style, OptionalLong highestLive, OptionalLong lastWritten,
      boolean contentChanged, Clock clock) {
    OptionalLong highest = Stream.of(highestLive, lastWritten)
        .flatMapToLong(OptionalLong::stream)
        .reduce((a, b) -> compare(a, b) >= 0 ? a : b);
    if (highest.isPresent() && !contentChanged) {
      return highest.getAsLong();
    }
    long fresh = fresh(style, clock);
    if (highest.isEmpty() || compare(fresh, highest.getAsLong()) > 0) {
      return fresh;
    }
    long next = (highest.getAsLong() + 1) % MODULUS;
    // Some secondaries take a serial of 0 for none at all.
    return next == 0 ? 1 : next;
  }

  /** Returns the highest serial that a style makes until the end of today. */
  public static long highestOf(SerialStyle style, Clock clock) {
    long fresh = fresh(style, clock);
    return style == SerialStyle.DATE ? fresh + 98 : fresh;
  }

  private static long fresh(SerialStyle style, Clock clock) {
    return switch (style) {
      case DATE -> Long.parseLong(DateTimeFormatter.BASIC_ISO_DATE
          .format(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)) + "01");
      case UNIX -> clock.instant().getEpochSecond() % MODULUS;
      case INCREMENT -> 1;
    };
  }
}
