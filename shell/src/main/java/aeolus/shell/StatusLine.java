package aeolus.shell;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what one lengthy step is at: on a terminal in a line written over, elsewhere now and then. */
final class StatusLine implements AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  /** What the scripts say themselves, among the words of the programs that they run. */
  private static final Pattern SAID = Pattern
      .compile("(.*?: )(?:makeimg|base-build): (?:(\\S+) (?:start|progress|ok) ?)?(.*)");

  private final Output output;
  private final boolean all;
  private final boolean inPlace;
  private final long start = System.nanoTime();
  private long last = start;
  private boolean drawn;

  private StatusLine(Output output, boolean all) {
    this.output = output;
    this.all = all;
    this.inPlace = !all && output.errIsTerminal() && output.noteHasColor();
  }

  /** Begins; {@code all} has every line shown that a script prints. */
  static StatusLine open(Output output, boolean all) {
    return new StatusLine(output, all);
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
  synchronized void show(String text) {
    long now = System.nanoTime();
    long seconds = Duration.ofNanos(now - start).toSeconds();
    String line = String.format("%3d:%02d %s", seconds / 60, seconds % 60, text);
    if (inPlace) {
      output.err().print(NO_WRAP + CLEAR_LINE + line + WRAP);
      output.err().flush();
      drawn = true;
    } else if (Duration.ofNanos(now - last).compareTo(BETWEEN) >= 0) {
      last = now;
      output.note(line);
    }
  }

  /** Takes the line off the screen. */
  @Override
  public synchronized void close() {
    if (drawn) {
      output.err().print(CLEAR_LINE);
      output.err().flush();
    }
  }
}
