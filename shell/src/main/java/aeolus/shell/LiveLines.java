package aeolus.shell;

import aeolus.deploy.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A board of the hosts that is written over in place, and gone when the run is over. */
final class LiveLines implements LiveView {
  private static final Duration TICK = Duration.ofMillis(500);
  /** What is over sooner needs no board, and no terminal opened for its size. */
  private static final Duration FIRST = Duration.ofMillis(300);

  private final HostBoard board;
  private final BoardView view;
  private final Repaint repaint;
  private boolean closed;
  private boolean held;

  LiveLines(Output output, List<String> hosts) {
    this.board = new HostBoard(hosts, Instant.now());
    this.view = new BoardView(output, board);
    this.repaint = new Repaint(output);
  }

  /** Draws the first rows soon and keeps the clock in them going. */
  static LiveLines start(Output output, List<String> hosts) {
    LiveLines lines = new LiveLines(output, hosts);
    Thread.ofVirtual().start(lines::tick);
    return lines;
  }

  private void tick() {
    try {
      Thread.sleep(FIRST);
      while (draw()) {
        Thread.sleep(TICK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onEvent(RunEvent event) {
    update(board -> board.note(event));
  }

  /** Changes the board, or looks at it, while nobody else does. */
  synchronized void update(Consumer<HostBoard> change) {
    change.accept(board);
  }

  private synchronized boolean draw() {
    if (!closed && !held) {
      repaint.draw((columns, rows) -> view.rows(Instant.now(), columns, rows));
    }
    return !closed;
  }

  @Override
  public synchronized void hold(boolean off) {
    held = off;
    // What was drawn stays as it is; later it is drawn anew below.
    repaint.forget();
  }

  /** Takes the rows off the screen; the results that follow say all that counts. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      repaint.close();
    }
  }
}
