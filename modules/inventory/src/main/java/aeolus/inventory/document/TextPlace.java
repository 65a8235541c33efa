package aeolus.inventory.document;

import aeolus.core.Location;

/** Finds lines and columns, with the ends of lines that YAML knows. */
public final class TextPlace {
  private TextPlace() {}

  /** Returns the place of the character that follows a text. */
  public static Location after(String text, String file) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean first = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (!first && "\r\n\u0085\u2028\u2029".indexOf(c) >= 0) {
        line++;
        lineStart = i + 1;
      }
    }
    return new Location(file, line, text.codePointCount(lineStart, text.length()) + 1);
  }
}
