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

  /**
   * Watches until it is closed.
   *
   * @param last says how things are left, before the process ends in the middle of them
   */
  static CtrlC interruptsThisThread(Output output, Runnable last) {
    Thread command = Thread.currentThread();
    Runnable pressed = pressed(output, command::interrupt, () -> {
      last.run();
      // Not halt: the terminal may have to be put right.
      Runtime.getRuntime().exit(ExitCode.INTERRUPTED.status());
    });
    return new CtrlC(Signals.register("INT", pressed));
  }

  /** Returns what interrupts the first time, and leaves each time after. */
  static Runnable pressed(Output output, Runnable interrupt, Runnable leave) {
    AtomicBoolean asked = new AtomicBoolean();
    return () -> {
      if (asked.getAndSet(true)) {
        leave.run();
        return;
      }
      // First, as the prompt may be back as soon as the command is interrupted.
      output.note("\nInterrupted, ending the command; Ctrl-C again leaves.");
      interrupt.run();
    };
  }

  @Override
  public void close() {
    Signals.unregister("INT", before);
  }
}
