package aeolus.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the last word of a command line may become, found in the tree of commands. */
final class Suggestions {
  private static final Pattern STEM = Pattern.compile("^((?:.*[:,])?[!&]?)[^:,]*$");

  private final CommandLine root;
  private final ProjectNames names;

  Suggestions(CommandLine root, ProjectNames names) {
    this.root = root;
    this.names = names;
  }

  /**
   * A word that could stand there.
   *
   * @param about a few words on it, may be empty
   */
  record Suggestion(String word, String about) {}

  /**
   * All that could stand there.
   *
   * @param words each with what it means
   * @param files whether names of files could, too
   */
  record Found(List<Suggestion> words, boolean files) {}

  /**
   * Finds what can follow.
   *
   * @param before the words before the one to complete, without the program's name
   * @param begun what there is of the word to complete
   */
  Found after(List<String> before, String begun) {
    CommandLine command = command(before);
    Optional<? extends ArgSpec> option = optionBefore(before, command);
    if (option.isPresent()) {
      return values(option.get(), begun);
    }
    if (begun.startsWith("-")) {
      return new Found(options(command), false);
    }
    List<Suggestion> words = new ArrayList<>(subcommands(command));
    Optional<Found> parameter = command.getCommandSpec()
        .positionalParameters()
        .stream()
        .findFirst()
        .map(argument -> values(argument, begun));
    parameter.ifPresent(found -> words.addAll(found.words()));
    return new Found(words, parameter.map(Found::files).orElse(false));
  }

  private CommandLine command(List<String> words) {
    CommandLine command = root;
    boolean help = !words.isEmpty() && words.getFirst().equals("help");
    for (String word : help ? words.subList(1, words.size()) : words) {
      command = command.getSubcommands().getOrDefault(word, command);
    }
    return command;
  }

  /** Returns the option that the word to complete is the value of, if it is one. */
  private static Optional<? extends ArgSpec> optionBefore(List<String> words,
      CommandLine command) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(command.getCommandSpec().optionsMap().get(words.getLast()))
            .filter(option -> option.arity().max() > 0);
  }

  private Found values(ArgSpec argument, String begun) {
    List<Suggestion> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(word -> words.add(new Suggestion(word, "")));
    }
    String stem = argument.paramLabel().equals("PATTERN") ? stem(begun) : "";
    names.of(argument.paramLabel()).forEach(name -> words.add(new Suggestion(stem + name, "")));
    boolean files = switch (argument.paramLabel()) {
      case "FILE", "PATH", "DIR", "SCRIPT", "[ID@]SOURCE" -> true;
      default -> false;
    };
    return new Found(words, files);
  }

  /** Returns what stands before the last name of a pattern such as {@code web:!db}. */
  private static String stem(String pattern) {
    return STEM.matcher(pattern).replaceFirst("$1");
  }

  private static List<Suggestion> subcommands(CommandLine command) {
    List<Suggestion> words = new ArrayList<>();
    for (Map.Entry<String, CommandLine> entry : command.getSubcommands().entrySet()) {
      if (!entry.getValue().getCommandSpec().usageMessage().hidden()) {
        String[] about = entry.getValue().getCommandSpec().usageMessage().description();
        words.add(new Suggestion(entry.getKey(), about.length == 0 ? "" : about[0]));
      }
    }
    return words;
  }

  private static List<Suggestion> options(CommandLine command) {
    return command.getCommandSpec()
        .options()
        .stream()
        .filter(option -> !option.hidden())
        .map(Suggestions::option)
        .toList();
  }

  private static Suggestion option(OptionSpec option) {
    return new Suggestion(option.longestName(), String.join(" ", option.description()));
  }
}
