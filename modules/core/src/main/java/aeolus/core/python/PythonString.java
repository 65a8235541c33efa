package aeolus.core.python;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One string literal of Python.
 *
 * @param value what it stands for
 * @param octets whether it is of octets ({@code b'...'})
 * @param end where the text goes on behind it
 */
record PythonString(String value, boolean octets, int end) {
  private static final Pattern PREFIX = Pattern.compile("(?i)(?:[bru]|br|rb)?(?=['\"])");
  private static final Pattern HEX = Pattern
      .compile("x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})");
  private static final Pattern OCTAL = Pattern.compile("[0-7]{1,3}");

  /** Reads a literal, or returns null where there is none or it is wrong. */
  static PythonString read(String text, int start) {
    Matcher prefix = PREFIX.matcher(text).region(start, text.length());
    prefix.useTransparentBounds(true);
    if (!prefix.lookingAt()) {
      return null;
    }
    boolean raw = prefix.group().toLowerCase(java.util.Locale.ROOT).contains("r");
    boolean octets = prefix.group().toLowerCase(java.util.Locale.ROOT).contains("b");
    return new Scanner(text, raw, octets).scan(prefix.end());
  }

  private static final class Scanner {
    private final String text;
    private final boolean raw;
    private final boolean octets;
    private final StringBuilder value = new StringBuilder();

    Scanner(String text, boolean raw, boolean octets) {
      this.text = text;
      this.raw = raw;
      this.octets = octets;
    }

    PythonString scan(int start) {
      String quote = text.substring(start, start + 1);
      String delimiter = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
      int at = start + delimiter.length();
      while (at >= 0 && at < text.length()) {
        if (text.startsWith(delimiter, at)) {
          return new PythonString(value.toString(), octets, at + delimiter.length());
        }
        at = text.charAt(at) == '\\' ? escape(at + 1) : plain(at);
      }
      return null;
    }

    private int plain(int at) {
      if (octets && text.charAt(at) > '\u007f') {
        return -1;
      }
      value.append(text.charAt(at));
      return at + 1;
    }

    private int escape(int at) {
      if (at >= text.length()) {
        return -1;
      }
      if (raw) {
        value.append('\\').append(text.charAt(at));
        return at + 1;
      }
      int simple = "abfnrtv\\'\"".indexOf(text.charAt(at));
      if (simple >= 0) {
        value.append("\u0007\b\f\n\r\t\u000b\\'\"".charAt(simple));
        return at + 1;
      }
      return numeric(at);
    }

    private int numeric(int at) {
      Matcher octal = OCTAL.matcher(text).region(at, text.length());
      if (octal.lookingAt()) {
        value.appendCodePoint(Integer.parseInt(octal.group(), 8));
        return octal.end();
      }
      Matcher hex = HEX.matcher(text).region(at, text.length());
      char c = text.charAt(at);
      if (hex.lookingAt() && (c == 'x' || !octets)) {
        long point = Long.parseLong(text.substring(at + 1, hex.end()), 16);
        if (point > Character.MAX_CODE_POINT) {
          return -1;
        }
        value.appendCodePoint((int) point);
        return hex.end();
      }
      if (c == 'x' || (!octets && (c == 'u' || c == 'U' || c == 'N'))) {
        return -1;
      }
      value.append('\\').append(c);
      return at + 1;
    }
  }
}
