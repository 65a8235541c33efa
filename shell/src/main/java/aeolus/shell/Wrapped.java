package aeolus.shell;

import java.util.ArrayList;
import java.util.List;

/** Breaks text at blanks so that it fits a width. */
final class Wrapped {
  private Wrapped() {}

  /** Returns the lines, at least one; a word that is wider than all of a line is broken. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (longer.length() > width && !line.isEmpty()) {
        lines.add(line);
        longer = word;
      }
      while (longer.length() > width) {
        lines.add(longer.substring(0, width));
        longer = longer.substring(width);
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }
}
