package aeolus.template.jinja;

import aeolus.core.Location;

/**
 * A tag, expression or text of a template.
 *
 * @param source the template
 * @param kind what it is
 * @param start where it begins in the template's text
 * @param image what it is in the template
 * @param content the text itself, or what is between the brackets
 * @param contentStart where the content begins in the template's text
 */
record Piece(Source source, Kind kind, int start, String image, String content,
    int contentStart) {
  private static final int LONGEST_SHOWN = 60;

  /** What a piece is. */
  enum Kind {
    TEXT, EXPRESSION, TAG
  }

  /** Returns where its first character is. */
  Location location() {
    return source.location(start);
  }

  /** Returns where a character of its content is. */
  Location location(int offset) {
    return source.location(contentStart + offset);
  }

  /** Returns what it says, for messages. */
  String shown() {
    String line = image.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
  }
}
