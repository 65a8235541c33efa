package aeolus.shell;

import aeolus.core.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The interactive shell: the same words as on the command line, one line after another. */
final class Prompt {
  private final CommandContext context;
  private final LineRunner lines;

  Prompt(CommandContext context) {
    this.context = context;
    this.lines = new LineRunner(context);
  }

  /** Reads and runs lines until the user leaves; returns the exit status of the last command. */
  int run() {
    try (Terminal terminal = TerminalBuilder.builder()
        .system(true)
        .dumb(true)
        .nativeSignals(true)
        .build()) {
      return loop(reader(terminal), terminal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LineReader reader(Terminal terminal) {
    CommandRunner runner = new CommandRunner(context);
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("aeolus")
        .parser(new DefaultParser())
        .completer(new WordCompleter(
            new Suggestions(runner.commandLine(new AeolusCommand(context)),
                new ProjectNames(lines::fresh))))
        // In Ansible's patterns ! has a meaning of its own.
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .variable(LineReader.HISTORY_FILE, history())
        .build();
  }

  private static Path history() {
    return Path.of(System.getProperty("user.home"), ".local/state/aeolus/history");
  }

  private int loop(LineReader reader, Terminal terminal) {
    int status = ExitCode.OK.status();
    String prompt = TerminalCheck.isTerminal(0) ? "aeolus> " : "";
    while (true) {
      String line;
      try {
        line = reader.readLine(prompt);
      } catch (UserInterruptException e) {
        continue;
      } catch (EndOfFileException e) {
        return status;
      }
      List<String> words = LineRunner.words(line);
      if (words.equals(List.of("exit")) || words.equals(List.of("quit"))) {
        return status;
      }
      status = words.isEmpty() ? status : runOnce(words, terminal);
    }
  }

  /** Runs a command that Ctrl-C ends, and a second one together with the shell. */
  private int runOnce(List<String> words, Terminal terminal) {
    Thread command = Thread.currentThread();
    AtomicBoolean asked = new AtomicBoolean();
    Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> {
      if (asked.getAndSet(true)) {
        Runtime.getRuntime().exit(ExitCode.INTERRUPTED.status());
      }
      command.interrupt();
    });
    try {
      return lines.run(words);
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
    }
  }
}
