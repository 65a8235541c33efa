package aeolus.shell;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The terminal that the process was started from, to ask at whatever its standard streams are:
 * those may be pipes, where {@code System.console()} is null, or carry the text.
 */
final class AskingTerminal {
  private static final File DEVICE = new File("/dev/tty");
  /** There is but one terminal: of two questions each would take the other's settings for the usual. */
  private static final ReentrantLock ONE_QUESTION = new ReentrantLock();

  private final Output output;

  /** Takes what else is shown there, which keeps off for as long as a question is open. */
  AskingTerminal(Output output) {
    this.output = output;
  }

  /** Asks, and returns what is typed; empty for an end of input, or Ctrl-C. */
  Optional<byte[]> ask(String question) throws IOException {
    return ask(question, List.of());
  }

  /** Asks likewise, showing nothing of what is typed. */
  Optional<byte[]> askHidden(String question) throws IOException {
    return ask(question, List.of("-echo"));
  }

  /** Forgets what was typed and not read, which was meant for what is over. */
  static void dropTyped() {
    try (FileInputStream in = new FileInputStream(DEVICE)) {
      String settings = stty("-g").strip();
      drop(in);
      stty(settings);
    } catch (IOException e) {
      // Without a terminal nothing was typed.
      return;
    }
  }

  /** Half a line can be read only where lines are no matter. */
  private static void drop(FileInputStream in) throws IOException {
    stty("-icanon", "min", "0");
    new TypedLine(in).drop();
  }

  private Optional<byte[]> ask(String question, List<String> settings) throws IOException {
    try {
      ONE_QUESTION.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return askAlone(question, settings);
    } finally {
      ONE_QUESTION.unlock();
    }
  }

  private Optional<byte[]> askAlone(String question, List<String> settings) throws IOException {
    try (FileInputStream in = new FileInputStream(DEVICE);
        FileOutputStream out = new FileOutputStream(DEVICE);
        Foreground.Question _ = output.foreground().ask()) {
      output.flush();
      String before = stty("-g").strip();
      Thread restore = new Thread(() -> restore(before), "terminal");
      Runtime.getRuntime().addShutdownHook(restore);
      try {
        drop(in);
        stty(lines(settings));
        out.write(question.getBytes(StandardCharsets.UTF_8));
        return line(in, out, settings.isEmpty());
      } finally {
        restore(before);
        Runtime.getRuntime().removeShutdownHook(restore);
      }
    }
  }

  /** As an end of input can't be waited for by looking whether there is any, Ctrl-D ends a line. */
  private static String[] lines(List<String> more) {
    List<String> settings = new ArrayList<>(List.of("icanon", "eof", "undef", "eol", "^D"));
    settings.addAll(more);
    return settings.toArray(String[]::new);
  }

  private static Optional<byte[]> line(FileInputStream in, FileOutputStream out, boolean isShown)
      throws IOException {
    Optional<byte[]> typed = new TypedLine(in).read();
    // Enter has ended the line where it is seen.
    if (!isShown || typed.isEmpty()) {
      out.write('\n');
    }
    return typed;
  }

  private static void restore(String settings) {
    try {
      stty(settings);
    } catch (IOException e) {
      // It could be changed a moment ago; there is nobody left who could do anything about it.
      return;
    }
  }

  /** Has the settings changed for sure, even where the thread is interrupted. */
  private static String stty(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("stty"));
    Collections.addAll(command, arguments);
    boolean interrupted = Thread.interrupted();
    try {
      Process process = new ProcessBuilder(command).redirectInput(DEVICE)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("the terminal's settings can't be changed: " + command);
      }
      return said;
    } catch (InterruptedException e) {
      interrupted = true;
      throw new IOException("interrupted", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
