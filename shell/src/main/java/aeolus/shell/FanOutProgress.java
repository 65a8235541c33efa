package aeolus.shell;

import aeolus.shell.HostBoard.Stage;
import aeolus.shell.HostBoard.Step;
import aeolus.ssh.FanOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Shows where hosts are on which the same is done: on a screen a row for each or, where these are
 * too many, counts and failures; elsewhere now and then a line with its time.
 */
final class FanOutProgress implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final Step LOGIN = new Step(0, "login");
  /** Wide enough for every line. */
  private static final int COLUMNS = 200;

  private final Output output;
  private final LiveLines lines;
  private final boolean onScreen;
  private Instant said;

  private FanOutProgress(Output output, List<String> hosts, Instant now) {
    this.output = output;
    this.onScreen = output.errIsScreen();
    this.said = now;
    this.lines = onScreen ? LiveLines.start(output, hosts) : new LiveLines(output, hosts);
  }

  /** Begins with all hosts waiting for their turn. */
  static FanOutProgress open(Output output, List<String> hosts) {
    return open(output, hosts, Instant.now());
  }

  static FanOutProgress open(Output output, List<String> hosts, Instant now) {
    return new FanOutProgress(output, hosts, now);
  }

  /** Takes note that a host is being logged in to. */
  void loggingIn(String host) {
    lines.update(board -> board.put(host, Stage.AT_WORK, LOGIN, "", Instant.now()));
  }

  /** Takes note that a host is logged in to, and what is done there now. */
  void working(String host, String what) {
    lines.update(
        board -> board.put(host, Stage.AT_WORK, new Step(1, what), "", Instant.now()));
  }

  /**
   * Takes note that a host is done with.
   *
   * @param failure why that was not well, empty where it was
   */
  void ended(String host, String failure) {
    ended(host, failure, Instant.now());
  }

  void ended(String host, String failure, Instant now) {
    lines.update(board -> {
      board.end(host, failure.isEmpty(), failure, now);
      if (!onScreen && Duration.between(said, now).compareTo(BETWEEN) >= 0) {
        said = now;
        output.note(LiveView.time(now) + " "
            + new BoardView(output, board).counts(new Row(output, COLUMNS), now));
      }
    });
  }

  /** Says how hosts are left, for a process that ends before they are done with. */
  void sayHowTheyAreLeft() {
    lines.update(board -> HostsLeft.say(output, board));
  }

  /** Returns the same work, of which is noted where it begins. */
  <T> FanOut.Work<T> noting(String what, FanOut.Work<T> work) {
    return (name, session) -> {
      working(name, what);
      return work.on(name, session);
    };
  }

  @Override
  public void close() {
    lines.close();
  }
}
