package aeolus.shell;

import aeolus.deploy.RunEvent;
import aeolus.deploy.RunListener;
import java.time.Instant;
import java.util.List;

/** Knows where the hosts of a run are, to say so when the process ends in the middle of it. */
final class HostsLeft implements RunListener {
  private final Output output;
  private final HostBoard board;

  HostsLeft(Output output, List<String> hosts) {
    this.output = output;
    this.board = new HostBoard(hosts, Instant.now());
  }

  @Override
  public synchronized void onEvent(RunEvent event) {
    board.note(event);
  }

  /** Says how hosts are left. */
  synchronized void say() {
    say(output, board);
  }

  static void say(Output output, HostBoard board) {
    output.note("Left as it is:");
    board.left().forEach(output::note);
  }
}
