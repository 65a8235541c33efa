package aeolus.deploy;

import java.util.Locale;

/** Sizes for people. */
final class Bytes {
  private static final long MIB = 1024 * 1024;

  private Bytes() {}

  /** Prints a size as KiB, MiB or GiB. */
  static String text(long bytes) {
    if (bytes < MIB) {
      return (bytes + 1023) / 1024 + " KiB";
    }
    return bytes < 1024 * MIB
        ? bytes / MIB + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", bytes / (1024.0 * MIB));
  }

  /** Prints how much of a whole is done. */
  static String of(long done, long whole) {
    return text(done) + " of " + text(whole);
  }
}
