package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The interactive shell: the same words as on the command line, one line after another. */
final class Prompt {
  private final CommandContext context;
  private final boolean interactive = TerminalCheck.isTerminal(0);
  private final LineRunner lines;

  Prompt(CommandContext context) {
    this.context = context;
    this.lines = new LineRunner(context, interactive);
  }

  /** Reads and runs lines until the user leaves; returns the exit status of the last command. */
  int run() {
    try (Connections connections = new Connections(context.output());
        Terminal terminal = TerminalBuilder.builder()
            .system(true)
            .dumb(true)
            .nativeSignals(true)
            // To find out takes a while, and takes what was typed meanwhile for its answer.
            .graphemeCluster(false)
            .build()) {
      context.share(connections);
      context.output().screen(() -> Screen.of(terminal::getSize));
      return loop(new PromptReader(context, lines, terminal).open(), terminal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int loop(LineReader reader, Terminal terminal) {
    int status = ExitCode.OK.status();
    while (true) {
      String line;
      try {
        line = reader.readLine(interactive ? text() : "");
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
      if (interactive && status == ExitCode.INTERRUPTED.status()) {
        // It was for the command that has ended, and would be taken for one, and kept.
        AskingTerminal.dropTyped();
      }
    }
  }

  /** Returns such as {@code demo nameservers:!y (1) > }, where percent signs would have a meaning. */
  private String text() {
    return new PromptText(context.output()).of(project(), lines.session()).replace("%", "%%");
  }

  private String project() {
    try {
      return String.valueOf(lines.fresh().project().root().getFileName());
    } catch (AeolusException e) {
      // There may be none yet; commands that need one say so.
      return "aeolus";
    }
  }

  /** Runs a command that Ctrl-C ends, and a second one together with the shell. */
  private int runOnce(List<String> words, Terminal terminal) {
    Thread command = Thread.currentThread();
    Runnable pressed = CtrlC.pressed(context.output(), command::interrupt,
        () -> Runtime.getRuntime().exit(ExitCode.INTERRUPTED.status()));
    Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, _ -> pressed.run());
    try {
      return lines.run(words);
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
    }
  }
}
