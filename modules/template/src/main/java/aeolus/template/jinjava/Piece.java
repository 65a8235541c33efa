package aeolus.template.jinjava;

import aeolus.core.Location;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag, expression, comment or text of a template.
 *
 * @param source the template
 * @param start where it begins in the template's text as written
 * @param image what Jinjava reads for it
 * @param kind Jinjava's number for what it is
 * @param line what Jinjava takes for its line
 * @param column what Jinjava takes for its column
 */
record Piece(Source source, int start, String image, int kind, int line, int column) {
  private static final int LONGEST_SHOWN = 60;
  private static final String QUOTED = "'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"";

  /** Returns where its first character is. */
  Location location() {
    return source.location(start);
  }

  /** Returns where a character of it is. */
  Location location(int offset) {
    return source.location(start + offset);
  }

  /** Returns where the last group of a pattern is, quoted text left out; else its start. */
  Location locationOf(String pattern) {
    Matcher matcher = Pattern.compile(pattern + "|" + QUOTED).matcher(image);
    while (matcher.find()) {
      if (matcher.start(1) >= 0) {
        return location(matcher.start(1));
      }
    }
    return location();
  }

  /** Returns what it says, for messages. */
  String shown() {
    String line = image.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
  }
}
