package aeolus.shell;

/**
 * The end of the screen, which rows that are written over have until something else is to stand
 * there: a line goes above them, and for a question they keep off until it is answered.
 */
final class Foreground {
  private Repaint rows;
  private int questions;

  /** A question that is open until it is closed. */
  interface Question extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes the rows away for a question. */
  synchronized Question ask() {
    clear();
    questions++;
    return this::answered;
  }

  private synchronized void answered() {
    questions--;
  }

  /** Prints what is to stay, in the place of rows, which come back below it. */
  synchronized void print(Runnable printing) {
    clear();
    printing.run();
  }

  /** Draws rows, unless a question is open. */
  synchronized void draw(Repaint drawn, Runnable drawing) {
    if (questions == 0) {
      rows = drawn;
      drawing.run();
    }
  }

  /** Has rows not come back. */
  synchronized void leave(Repaint drawn, Runnable leaving) {
    leaving.run();
    rows = rows == drawn ? null : rows;
  }

  private void clear() {
    if (rows != null) {
      rows.erase();
    }
  }
}
