package aeolus.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what one lengthy step is at: on a terminal in a line written over, elsewhere now and then. */
final class StatusLine implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final Duration TICK = Duration.ofSeconds(1);

  /** What the scripts say themselves, among the words of the programs that they run. */
  private static final Pattern SAID = Pattern
      .compile("(.*?: )(?:makeimg|base-build): (?:(\\S+) (?:start|progress|ok) ?)?(.*)");

  private final Output output;
  private final boolean all;
  private final boolean inPlace;
  private final Repaint repaint;
  private final long start = System.nanoTime();
  private long last = start;
  private String text = "";
  private boolean closed;

  private StatusLine(Output output, boolean all) {
    this.output = output;
    this.all = all;
    this.repaint = new Repaint(output);
    this.inPlace = !all && output.errIsScreen();
  }

  /** Begins; {@code all} has every line shown that a script prints. */
  static StatusLine open(Output output, boolean all) {
    StatusLine line = new StatusLine(output, all);
    if (line.inPlace) {
      Thread.ofVirtual().start(line::tick);
    }
    return line;
  }

  /** Keeps the clock going while nothing is said. */
  private void tick() {
    try {
      while (redraw()) {
        Thread.sleep(TICK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean redraw() {
    if (!closed && !text.isEmpty()) {
      draw();
    }
    return !closed;
  }

  /** Takes a line that a script printed, {@code WHAT: LINE}. */
  synchronized void script(String line) {
    if (all) {
      output.note(line);
      return;
    }
    Matcher said = SAID.matcher(line);
    if (said.matches() && !said.group(3).isBlank()) {
      show(said.group(1) + said.group(3));
    }
  }

  /** Shows where the step is. */
  synchronized void show(String words) {
    text = words;
    long now = System.nanoTime();
    if (inPlace) {
      draw();
    } else if (Duration.ofNanos(now - last).compareTo(BETWEEN) >= 0) {
      last = now;
      output.note(LiveView.time(Instant.now()) + " " + text);
    }
  }

  private void draw() {
    repaint.draw((columns, _) -> List.of(new Row(output, columns).add(line())));
  }

  private String line() {
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    return String.format("%3d:%02d %s", seconds / 60, seconds % 60, text);
  }

  /** Takes the line off the screen. */
  @Override
  public synchronized void close() {
    closed = true;
    repaint.close();
  }
}
