package aeolus.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.widget.AutosuggestionWidgets;

/** Sets up how lines are typed: completion, history, hints, lines that go on in the next. */
final class PromptReader {
  /** Typed too late for a question they come to the prompt; they are no commands of ours. */
  private static final String ANSWERS = "yes:no:all:wait:cancel:leave";

  private final CommandContext context;
  private final LineRunner lines;
  private final Terminal terminal;

  PromptReader(CommandContext context, LineRunner lines, Terminal terminal) {
    this.context = context;
    this.lines = lines;
    this.terminal = terminal;
  }

  /** Returns what reads lines. */
  LineReader open() {
    LineReader reader = LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("aeolus")
        .parser(new DefaultParser().eofOnUnclosedQuote(true).eofOnEscapedNewLine(true))
        .completer((typing, line, candidates) -> completer().complete(typing, line, candidates))
        // A second Tab would write the first of several into the line, unasked.
        .option(LineReader.Option.AUTO_MENU, false)
        // In Ansible's patterns, and first in a line, ! has a meaning of its own.
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "> ")
        .variable(LineReader.HISTORY_IGNORE, ANSWERS)
        .build();
    keepHistory(reader);
    if (context.output().noteHasColor()) {
      // What the history has of a line that begins like this one, faint, until it is accepted.
      new AutosuggestionWidgets(reader).enable();
    }
    return reader;
  }

  /** The tree of commands is built for the first Tab, not for the prompt. */
  private WordCompleter completer() {
    CommandContext fresh = lines.fresh();
    return new WordCompleter(new Suggestions(
        new CommandRunner(fresh).commandLine(new AeolusCommand(fresh)),
        new ProjectNames(() -> fresh)));
  }

  /** Keeps what was typed in a file that others can't read; goes on without where that fails. */
  private static void keepHistory(LineReader reader) {
    Path file = Path.of(System.getProperty("user.home"), ".local/state/aeolus/history");
    try {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        Files.createFile(file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      reader.setVariable(LineReader.HISTORY_FILE, file);
      reader.getHistory().attach(reader);
    } catch (IOException e) {
      // The shell is as good for this session without.
      return;
    }
  }
}
