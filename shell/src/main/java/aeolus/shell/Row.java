package aeolus.shell;

/** One row of a screen, put together from left to right and cut off where the screen ends. */
final class Row {
  private final Output output;
  private final int columns;
  private final StringBuilder painted = new StringBuilder();
  private int used;

  Row(Output output, int columns) {
    this.output = output;
    this.columns = columns;
  }

  /** Adds text, as much as there is room for; control characters could move the cursor. */
  Row add(String text, Output.Style... styles) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    int room = columns - used;
    String cut = plain.length() <= room
        ? plain
        : room > 1 ? plain.substring(0, room - 1) + "…" : plain.substring(0, Math.max(0, room));
    used += cut.length();
    painted.append(styles.length == 0 ? cut : output.styledNote(cut, styles));
    return this;
  }

  /** Adds text and blanks up to a width; a longer text is cut. */
  Row cell(String text, int width, Output.Style... styles) {
    String cut = text.length() <= width
        ? text
        : text.substring(0, Math.max(0, width - 1)) + "…";
    return add(cut, styles).add(" ".repeat(Math.max(0, width - cut.length()) + 1));
  }

  /** Returns how many columns the row takes. */
  int width() {
    return used;
  }

  @Override
  public String toString() {
    return painted.toString();
  }
}
