package aeolus.zone.dnsjava;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How text is written in master files (RFC 1035, section 5.1). */
final class MasterText {
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-9]{3}|.)");

  private MasterText() {}

  /**
   * Writes the UTF-8 octets of other characters as {@code \DDD}; dnsjava would encode them twice.
   */
  static String ascii(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    StringBuilder ascii = new StringBuilder(text.length() + 64);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet >= 0) {
        ascii.append((char) octet);
      } else {
        ascii.append('\\').append(octet & 0xff);
      }
    }
    return ascii.toString();
  }

  /** Counts the octets of a string once its escapes are undone. */
  static int octets(String text) {
    return ESCAPE.matcher(ascii(text)).replaceAll("x").length();
  }
}
