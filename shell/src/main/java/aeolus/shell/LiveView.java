package aeolus.shell;

import aeolus.anemos.Progress;
import aeolus.deploy.RunEvent;
import aeolus.deploy.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows a run while it goes on. */
interface LiveView extends RunListener, AutoCloseable {
  @Override
  void close();

  /** Keeps off the screen while something else is shown there, or comes back to it. */
  default void hold(boolean off) {
    // Plain lines do not get into anybody's way.
  }

  /** Returns a time (UTC) to the second, as plain lines begin with it. */
  static String time(Instant time) {
    return time.toString().substring(0, 19);
  }

  /** Chooses the view that suits where notes go: JSON lines, a live display, or dated lines. */
  static LiveView open(Output output, boolean json, List<String> hosts) {
    if (json) {
      return new JsonLines(output);
    }
    return output.errIsScreen() ? LiveLines.start(output, hosts) : new DatedLines(output);
  }

  /** Events as JSON objects, one a line, on standard output. */
  final class JsonLines implements LiveView {
    private final Output output;

    JsonLines(Output output) {
      this.output = output;
    }

    @Override
    public void onEvent(RunEvent event) {
      Json.print(output, event.asMap());
    }

    @Override
    public void close() {}
  }

  /** Plain lines with the time, for logs and pipes; progress within a phase is thinned out. */
  final class DatedLines implements LiveView {
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_SAME = Duration.ofMinutes(1);

    private final Output output;
    private final Map<String, RunEvent> lastProgress = new LinkedHashMap<>();

    DatedLines(Output output) {
      this.output = output;
    }

    @Override
    public synchronized void onEvent(RunEvent event) {
      if (event.state() == Progress.State.PROGRESS && isTooSoon(event)) {
        return;
      }
      String text = event.text().lines().findFirst().orElse("");
      output.note(String
          .join(" ", time(event.time()), event.host(), event.phase().word(), event.state().word(),
              text)
          .strip());
    }

    private boolean isTooSoon(RunEvent event) {
      RunEvent last = lastProgress.get(event.host());
      if (last != null) {
        Duration least = last.text().equals(event.text()) ? BETWEEN_SAME : BETWEEN;
        if (Duration.between(last.time(), event.time()).compareTo(least) < 0) {
          return true;
        }
      }
      lastProgress.put(event.host(), event);
      return false;
    }

    @Override
    public void close() {}
  }
}
