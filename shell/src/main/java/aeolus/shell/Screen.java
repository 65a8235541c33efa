package aeolus.shell;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** How large the terminal is that notes go to, asked anew each time, as it may be resized. */
final class Screen implements Closeable {
  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  private final Supplier<Size> size;
  private final Closeable opened;

  private Screen(Supplier<Size> size, Closeable opened) {
    this.size = size;
    this.opened = opened;
  }

  /** Asks what is open already, such as the prompt's terminal. */
  static Screen of(Supplier<Size> size) {
    return new Screen(size, () -> {});
  }

  /** Asks the process's own terminal; where that can't be done, it is of the usual size. */
  static Screen ofProcess() {
    try {
      Terminal terminal = TerminalBuilder.builder()
          .system(true)
          .systemOutput(TerminalBuilder.SystemOutput.SysErrOrSysOut)
          .dumb(true)
          // It would take the place of what waits for Ctrl-C.
          .nativeSignals(false)
          .graphemeCluster(false)
          .build();
      return new Screen(terminal::getSize, terminal);
    } catch (IOException | IllegalStateException e) {
      return of(() -> Size.of(0, 0));
    }
  }

  int columns() {
    int columns = size.get().getColumns();
    return columns > 0 ? columns : USUAL_COLUMNS;
  }

  int rows() {
    int rows = size.get().getRows();
    return rows > 0 ? rows : USUAL_ROWS;
  }

  @Override
  public void close() {
    try {
      opened.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
