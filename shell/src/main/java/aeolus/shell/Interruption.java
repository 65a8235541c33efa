package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.deploy.Rollout;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;

/**
 * Ctrl-C during a run: asks what is to become of the hosts that are being worked on; a second one
 * leaves at once. Where there is no terminal to ask at, the process ends as any other.
 */
final class Interruption implements AutoCloseable {
  private static final String WHY = "interrupted";
  private static final long PAUSE_MILLIS = 100;

  private final Output output;
  private final LiveView live;
  private final Rollout rollout;
  private final String run;
  private final Thread worker = Thread.currentThread();
  private final AtomicInteger times = new AtomicInteger();
  private volatile boolean over;
  private Runnable unwatch = () -> {};

  Interruption(Output output, LiveView live, Rollout rollout, String run) {
    this.output = output;
    this.live = live;
    this.rollout = rollout;
    this.run = run;
  }

  /** Watches for Ctrl-C until it is closed, if there is a terminal. */
  static Interruption watch(Output output, LiveView live, Rollout rollout, String run) {
    Interruption interruption = new Interruption(output, live, rollout, run);
    if (TerminalCheck.isTerminal(0) && output.errIsTerminal()) {
      Reader answers = new InputStreamReader(System.in, StandardCharsets.UTF_8);
      Object before = Signals.register("INT", () -> interruption.happen(answers,
          () -> Runtime.getRuntime().exit(ExitCode.INTERRUPTED.status())));
      interruption.unwatch = () -> Signals.unregister("INT", before);
    }
    return interruption;
  }

  /** Tells whether there was one. */
  boolean happened() {
    return times.get() > 0;
  }

  /** Asks the first time, and ends the process the second. */
  void happen(Reader answers, Runnable exit) {
    if (times.incrementAndGet() == 1) {
      Thread.ofVirtual().start(() -> ask(answers));
      return;
    }
    live.hold(true);
    output.note("Left as it is:");
    states();
    output.note("run resume " + run + " brings the run to its end.");
    exit.run();
  }

  private void ask(Reader answers) {
    rollout.finish(WHY);
    live.hold(true);
    output.note("\nInterrupted: no other host is begun. At work:");
    states();
    output.note("wait:   go on with these to their end\n"
        + "cancel: take back those that have not left their old system, wait for the others\n"
        + "leave:  take those back and leave the others where they are, for run resume " + run
        + "\nCtrl-C again leaves all of them at once.");
    String answer = "";
    while (!over && !carryOut(answer)) {
      output.err().print("[wait/cancel/leave] ");
      output.flush();
      answer = line(answers);
    }
    live.hold(false);
  }

  private void states() {
    List<Rollout.AtWork> hosts = rollout.atWork();
    for (Rollout.AtWork host : hosts) {
      output.note("  " + host.host() + "  in " + host.phase().word() + "; "
          + host.state().description() + (host.left() ? "" : " (can be taken back)"));
    }
    if (hosts.isEmpty()) {
      output.note("  no host");
    }
  }

  /** Returns whether the answer was one. */
  private boolean carryOut(String answer) {
    switch (answer.strip().toLowerCase(Locale.ROOT)) {
      case "w", "wait" -> output.note("Waiting.");
      case "c", "cancel" -> rollout.stop(WHY);
      case "l", "leave" -> worker.interrupt();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Reads a line without getting stuck in it: nobody may answer before the run is over. */
  private String line(Reader answers) {
    StringBuilder line = new StringBuilder();
    try {
      while (!over) {
        if (!answers.ready()) {
          Thread.sleep(PAUSE_MILLIS);
          continue;
        }
        int next = answers.read();
        if (next < 0 || next == '\n') {
          return line.toString();
        }
        line.append((char) next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }

  @Override
  public void close() {
    over = true;
    unwatch.run();
  }
}
