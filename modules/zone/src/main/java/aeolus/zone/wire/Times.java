package aeolus.zone.wire;

/** Times as BIND introduced them: seconds, or numbers with units. */
public final class Times {
  private static final long MAX = 0xffffffffL;

  private Times() {}

  /** Returns seconds, -1 where it is no such time or over 32 bits. */
  static long parse(byte[] text, int from, int to) {
    long sum = 0;
    long value = -1;
    boolean units = false;
    for (int at = from; at < to; at++) {
      byte c = text[at];
      if (Escapes.isDigit(c)) {
        value = Math.max(value, 0) * 10 + c - '0';
      } else {
        int unit = unit(c);
        if (unit == 0 || value < 0) {
          return -1;
        }
        sum += value * unit;
        value = -1;
        units = true;
      }
      if (value > MAX || sum > MAX) {
        return -1;
      }
    }
    boolean mixed = units && value >= 0;
    return mixed || (!units && value < 0) ? -1 : sum + Math.max(value, 0);
  }

  private static int unit(byte c) {
    return switch (c) {
      case 's', 'S' -> 1;
      case 'm', 'M' -> 60;
      case 'h', 'H' -> 3600;
      case 'd', 'D' -> 86_400;
      case 'w', 'W' -> 604_800;
      default -> 0;
    };
  }
}
