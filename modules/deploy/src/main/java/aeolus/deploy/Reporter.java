package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.anemos.Progress.State;
import java.time.Clock;
import java.util.function.UnaryOperator;

/** Tells the listener what happens to one host, with secrets blotted out. */
final class Reporter {
  private final String host;
  private final RunListener listener;
  private final Clock clock;
  private final UnaryOperator<String> redact;
  private volatile Phase current = Phase.CONNECT;

  Reporter(String host, RunListener listener, Clock clock, UnaryOperator<String> redact) {
    this.host = host;
    this.listener = listener;
    this.clock = clock;
    this.redact = redact;
  }

  void start(Phase phase, String text) {
    say(phase, State.START, text);
  }

  void progress(Phase phase, String text) {
    say(phase, State.PROGRESS, text);
  }

  void ok(Phase phase, String text) {
    say(phase, State.OK, text);
  }

  void failed(Phase phase, String text) {
    say(phase, State.FAILED, text);
  }

  void say(Phase phase, State state, String text) {
    current = phase;
    listener.onEvent(new RunEvent(clock.instant(), host, phase, state, redact.apply(text)));
  }

  /** Returns the phase last spoken of. */
  Phase current() {
    return current;
  }

  String redact(String text) {
    return redact.apply(text);
  }
}
