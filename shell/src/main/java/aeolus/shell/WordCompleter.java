package aeolus.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** Completes commands, options, and names of the project, from the tree of commands. */
final class WordCompleter implements Completer {
  private final CommandLine root;
  private final ProjectNames names;
  private final Completer files = new FileNameCompleter();

  WordCompleter(CommandLine root, ProjectNames names) {
    this.root = root;
    this.names = names;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    CommandLine command = command(line);
    Optional<? extends ArgSpec> option = optionBefore(line, command);
    if (option.isPresent()) {
      values(option.get(), reader, line, candidates);
    } else if (line.word().startsWith("-")) {
      options(command, candidates);
    } else {
      subcommands(command, candidates);
      command.getCommandSpec()
          .positionalParameters()
          .stream()
          .findFirst()
          .ifPresent(parameter -> values(parameter, reader, line, candidates));
    }
  }

  private CommandLine command(ParsedLine line) {
    CommandLine command = root;
    List<String> words = line.words().subList(0, line.wordIndex());
    boolean help = !words.isEmpty() && words.getFirst().equals("help");
    for (String word : help ? words.subList(1, words.size()) : words) {
      command = command.getSubcommands().getOrDefault(word, command);
    }
    return command;
  }

  /** Returns the option that the word to complete is the value of, if it is one. */
  private static Optional<? extends ArgSpec> optionBefore(ParsedLine line, CommandLine command) {
    return line.wordIndex() == 0
        ? Optional.empty()
        : Optional.ofNullable(
            command.getCommandSpec().optionsMap().get(line.words().get(line.wordIndex() - 1)))
            .filter(option -> option.arity().max() > 0);
  }

  private void values(ArgSpec argument, LineReader reader, ParsedLine line,
      List<Candidate> candidates) {
    switch (argument.paramLabel()) {
      case "FILE", "PATH", "DIR" -> files.complete(reader, line, candidates);
      default -> names.of(argument.paramLabel())
          .forEach(name -> candidates.add(candidate(name, null)));
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
