package aeolus.shell;

import aeolus.core.ExitCode;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/** Has Ctrl-C interrupt a command, for it to say how far it came; a second one ends the process. */
final class CtrlC implements AutoCloseable {
  private final Object before;

  private CtrlC(Object before) {
    this.before = before;
  }

  /** Watches until it is closed. */
  static CtrlC interruptsThisThread() {
    Thread command = Thread.currentThread();
    AtomicBoolean asked = new AtomicBoolean();
    return new CtrlC(Signals.register("INT", () -> {
      if (asked.getAndSet(true)) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.status());
      }
      command.interrupt();
    }));
  }

  @Override
  public void close() {
    Signals.unregister("INT", before);
  }
}
