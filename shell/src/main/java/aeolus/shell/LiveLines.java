package aeolus.shell;

import aeolus.deploy.RunEvent;
import aeolus.deploy.RunPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line a host that is written over in place, with phase, elapsed time and last message. */
final class LiveLines implements LiveView {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final Duration TICK = Duration.ofMillis(500);
  private static final int PHASE_WIDTH = 11;

  private final Output output;
  private final int nameWidth;
  private final Map<String, RunEvent> last = new LinkedHashMap<>();
  private final long start = System.nanoTime();
  private int drawn;
  private boolean closed;
  private boolean held;

  private LiveLines(Output output, List<String> hosts) {
    this.output = output;
    this.nameWidth = hosts.stream().mapToInt(String::length).max().orElse(1);
    hosts.forEach(host -> last.put(host, null));
  }

  /** Draws the first lines and keeps the clock in them going. */
  static LiveLines start(Output output, RunPlan plan) {
    LiveLines lines = new LiveLines(output, LiveView.names(plan));
    Thread.ofVirtual().start(lines::tick);
    return lines;
  }

  private void tick() {
    try {
      while (draw()) {
        Thread.sleep(TICK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void onEvent(RunEvent event) {
    last.put(event.host(), event);
  }

  private synchronized boolean draw() {
    if (closed) {
      return false;
    }
    if (held) {
      return true;
    }
    StringBuilder text = new StringBuilder(NO_WRAP);
    if (drawn > 0) {
      text.append(String.format(UP, drawn));
    }
    last.forEach(
        (host, event) -> text.append(CLEAR_LINE).append(line(host, event)).append('\n'));
    drawn = last.size();
    output.err().print(text.append(WRAP));
    output.err().flush();
    return true;
  }

  private String line(String host, RunEvent event) {
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    String clock = String.format("%3d:%02d", seconds / 60, seconds % 60);
    if (event == null) {
      return pad(host, nameWidth) + " " + clock;
    }
    String message = event.text().lines().findFirst().orElse("");
    return pad(host, nameWidth) + " " + clock + " "
        + output.styledNote(pad(event.phase().word(), PHASE_WIDTH), style(event)) + " "
        + (message.isEmpty() ? event.state().word() : message);
  }

  private static Output.Style style(RunEvent event) {
    return switch (event.state()) {
      case FAILED -> Output.Style.RED;
      case OK -> Output.Style.GREEN;
      case START, PROGRESS -> Output.Style.CYAN;
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  @Override
  public synchronized void hold(boolean off) {
    held = off;
    // What was drawn stays as it is; later it is drawn anew below.
    drawn = 0;
  }

  /** Takes the lines off the screen; the results that follow say all that counts. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (drawn > 0) {
      output.err().print(String.format(UP, drawn) + "\r\u001b[J");
      output.err().flush();
    }
  }
}
