package aeolus.zone.dnsjava;

/**
 * A word of a master file.
 *
 * @param text with its escapes, without the quotes around it
 * @param quoted whether there were quotes around it
 * @param line 1-based
 * @param column 1-based
 */
record Token(String text, boolean quoted, int line, int column) {
  private static final int SHOWN = 60;

  /** Returns it as the file has it. */
  String written() {
    return quoted ? "\"" + text + "\"" : text;
  }

  /** Returns it for messages, cut off where it is long. */
  String shown() {
    return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "\"";
  }

  /** Makes a mistake of it. */
  Mistake mistake(String message) {
    return new Mistake(line, column, message);
  }

  /** Makes a mistake of what is missing behind it. */
  Mistake mistakeBehind(String message) {
    return new Mistake(line, column + written().length(), message);
  }
}
