package aeolus.shell;

import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine;

/** Completes commands and options from the tree of commands. */
final class WordCompleter implements Completer {
  private final CommandLine root;

  WordCompleter(CommandLine root) {
    this.root = root;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    CommandLine command = root;
    for (String word : line.words().subList(0, line.wordIndex())) {
      command = command.getSubcommands().getOrDefault(word, command);
    }
    subcommands(command, candidates);
    if (line.word().startsWith("-")) {
      options(command, candidates);
    }
  }

  private static void subcommands(CommandLine command, List<Candidate> candidates) {
    for (Map.Entry<String, CommandLine> entry : command.getSubcommands().entrySet()) {
      String[] about = entry.getValue().getCommandSpec().usageMessage().description();
      candidates.add(candidate(entry.getKey(), about.length == 0 ? null : about[0]));
    }
  }

  private static void options(CommandLine command, List<Candidate> candidates) {
    command.getCommandSpec()
        .options()
        .forEach(option -> candidates
            .add(candidate(option.longestName(), String.join(" ", option.description()))));
  }

  private static Candidate candidate(String value, String description) {
    return new Candidate(value, value, null, description, null, null, true);
  }
}
