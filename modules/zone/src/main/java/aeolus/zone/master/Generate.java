package aeolus.zone.master;

import aeolus.zone.wire.MistakeException;
import aeolus.zone.wire.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines that a {@code $GENERATE} directive stands for, as BIND makes them. */
final class Generate {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})(?:/(\\d{1,9}))?");
  private static final Pattern MODIFIER = Pattern
      .compile("(-?\\d{1,9})(?:,(\\d{1,3})(?:,([doxXnN]))?)?");
  private static final int MAX = 1_000_000;

  private final Words words;

  Generate(Words words) {
    this.words = words;
  }

  List<String> lines() throws MistakeException {
    if (words.count() < 4) {
      throw new MistakeException(words.to(words.count() - 1),
          "$GENERATE: expected a range, an owner, a type and data, got the end of the line");
    }
    Matcher range = RANGE.matcher(words.string(1));
    long step = range.matches() && range.group(3) != null ? Long.parseLong(range.group(3)) : 1;
    if (!range.matches() || step < 1 || Long.parseLong(range.group(1)) > Long.parseLong(range
        .group(2))) {
      throw new MistakeException(words.start(1),
          "$GENERATE: expected a range such as 1-100 or 0-255/2, got " + words.shown(1));
    }
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    if ((last - first) / step >= MAX) {
      throw new MistakeException(words.start(1),
          "$GENERATE: expected at most " + MAX + " records, got " + words.shown(1));
    }
    List<String> lines = new ArrayList<>();
    for (long value = first; value <= last; value += step) {
      lines.add(line(value));
    }
    return lines;
  }

  private String line(long value) throws MistakeException {
    StringBuilder line = new StringBuilder(filled(2, value));
    for (int word = 3; word < words.count(); word++) {
      // Quotes keep data of several words together, and do not belong to it.
      line.append(' ').append(word == words.count() - 1 ? filled(word, value) : words.string(word));
    }
    return line.toString();
  }

  private String filled(int word, long value) throws MistakeException {
    String text = words.string(word);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        out.append(text.charAt(at + 1) == '$' ? "$" : text.substring(at, at + 2));
        at += 2;
      } else if (c == '$' && text.startsWith("$", at + 1)) {
        out.append('$');
        at += 2;
      } else if (c == '$' && text.startsWith("{", at + 1)) {
        int end = text.indexOf('}', at);
        out.append(modified(word, end < 0 ? "" : text.substring(at + 2, end), value));
        at = end + 1;
      } else {
        out.append(c == '$' ? Long.toString(value) : c);
        at++;
      }
    }
    return out.toString();
  }

  private String modified(int word, String modifier, long value) throws MistakeException {
    Matcher parts = MODIFIER.matcher(modifier);
    if (!parts.matches()) {
      throw new MistakeException(words.start(word),
          "$GENERATE: expected ${OFFSET,WIDTH,BASE} with a base of d, o, x, X, n or N, got "
              + words.shown(word));
    }
    long sum = value + Long.parseLong(parts.group(1));
    int width = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
    String base = parts.group(3) == null ? "d" : parts.group(3);
    if (sum < 0) {
      throw new MistakeException(words.start(word),
          "$GENERATE: expected numbers from 0, got " + sum);
    }
    return switch (base) {
      case "o" -> padded(Long.toOctalString(sum), width);
      case "x" -> padded(Long.toHexString(sum), width);
      case "X" -> padded(Long.toHexString(sum).toUpperCase(java.util.Locale.ROOT), width);
      case "n", "N" -> nibbles(sum, width, base.equals("N"));
      default -> padded(Long.toString(sum), width);
    };
  }

  private static String padded(String digits, int width) {
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** The lowest digit first, with dots between; the width counts the dots. */
  private static String nibbles(long value, int width, boolean upper) {
    StringBuilder out = new StringBuilder();
    long rest = value;
    do {
      out.append(out.isEmpty() ? "" : ".").append(Long.toHexString(rest & 15));
      rest >>= 4;
    } while (rest != 0 || out.length() + 1 < width);
    return upper ? out.toString().toUpperCase(java.util.Locale.ROOT) : out.toString();
  }
}
