package aeolus.shell;

import java.util.List;
import java.util.Map;

/** Rows at the end of a terminal that are written over by the next ones, whatever its size then. */
final class Repaint implements AutoCloseable {
  private static final String CLEAR_BELOW = "\r\u001b[J";
  private static final String CLEAR_REST = "\u001b[K";
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  private final Output output;
  private final boolean reflows;
  private Screen screen;
  private List<Row> drawn = List.of();
  private int drawnColumns;

  Repaint(Output output) {
    this(output, reflows(System.getenv()));
  }

  Repaint(Output output, boolean reflows) {
    this.output = output;
    this.reflows = reflows;
  }

  /** Tells what to draw in a size. */
  @FunctionalInterface
  interface Painting {
    /** Returns at most so many rows of at most so many columns. */
    List<Row> rows(int columns, int rows);
  }

  /** Most terminals break rows anew when they are made narrower; these two cut them off. */
  private static boolean reflows(Map<String, String> env) {
    return !env.containsKey("XTERM_VERSION") && !env.containsKey("STY");
  }

  /** Draws over what was drawn before, unless a question is open. */
  void draw(Painting painting) {
    output.foreground().draw(this, () -> paint(painting));
  }

  private void paint(Painting painting) {
    if (screen == null) {
      screen = output.screen();
    }
    int columns = Math.max(1, screen.columns());
    // The last column stays free, as some terminals break a row that is full; so does a row.
    List<Row> rows = painting.rows(Math.max(1, columns - 1), Math.max(1, screen.rows() - 1));
    boolean isResized = columns != drawnColumns;
    StringBuilder text = new StringBuilder(NO_WRAP).append(back(columns))
        .append(isResized ? CLEAR_BELOW : "");
    rows.forEach(row -> text.append(row).append(CLEAR_REST).append('\n'));
    output.err().print(text.append("\u001b[J").append(WRAP));
    output.err().flush();
    drawn = rows;
    drawnColumns = columns;
  }

  /** Returns what moves the cursor to the first of the rows drawn. */
  private String back(int columns) {
    int rows = drawn.stream().mapToInt(row -> height(row, columns)).sum();
    return "\r" + (rows == 0 ? "" : "\u001b[" + rows + "A");
  }

  private int height(Row row, int columns) {
    return reflows ? Math.max(1, (row.width() + columns - 1) / columns) : 1;
  }

  /** Leaves what was drawn on the screen. */
  void forget() {
    output.foreground().leave(this, () -> drawn = List.of());
  }

  /** Takes the rows off the screen for the moment; called by whoever has its end. */
  void erase() {
    if (!drawn.isEmpty()) {
      output.err().print(back(Math.max(1, screen.columns())) + CLEAR_BELOW);
      output.err().flush();
      drawn = List.of();
    }
  }

  /** Takes the rows off the screen. */
  @Override
  public void close() {
    output.foreground().leave(this, this::end);
  }

  private void end() {
    if (screen == null) {
      return;
    }
    output.err().print(back(Math.max(1, screen.columns())) + (drawn.isEmpty() ? "" : CLEAR_BELOW));
    output.err().flush();
    screen.close();
  }
}
