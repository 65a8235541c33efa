package aeolus.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the last word of a command line may become, found in the tree of commands. */
final class Suggestions {
  private static final Pattern STEM = Pattern.compile("^((?:.*[:,])?[!&]?)[^:,]*$");

  private static final Set<String> DANGEROUS = Set.of("--all-at-once", "--delete", "--force",
      "--fresh", "--steal-lock", "--yes");

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
   * @param files whether names of files could, too; after the equals sign where the word begun is
   *     such as {@code --html=run}
   */
  record Found(List<Suggestion> words, boolean files) {}

  /**
   * Finds what can follow.
   *
   * @param before the words before the one to complete, without the program's name
   * @param begun what there is of the word to complete
   */
  Found after(List<String> before, String begun) {
    Typed typed = new Typed(root, before);
    Optional<? extends ArgSpec> option = typed.optionBefore();
    if (option.isPresent()) {
      return values(option.get(), typed, begun);
    }
    if (begun.startsWith("-") && !typed.isPastOptions()) {
      return begun.contains("=")
          ? valueWithin(typed, begun)
          : new Found(options(typed), false);
    }
    List<Suggestion> words = new ArrayList<>(subcommands(typed.command()));
    Optional<Found> parameter = typed.parameter()
        .map(argument -> values(argument, typed, begun));
    parameter.ifPresent(found -> found.words()
        .stream()
        .filter(word -> !typed.has(word.word()))
        .forEach(words::add));
    return new Found(words, parameter.map(Found::files).orElse(false));
  }

  /** Returns the options that may be given, those that take away a safeguard last. */
  private static List<Suggestion> options(Typed typed) {
    return typed.options()
        .stream()
        .map(Suggestions::option)
        .sorted(Comparator.comparing(option -> isDangerous(option.word())))
        .toList();
  }

  /** Tells whether a word is an option that destroys, or has a safeguard count no more. */
  static boolean isDangerous(String word) {
    return DANGEROUS.contains(word);
  }

  /** Completes what stands after the equals sign in such as {@code --group=name}. */
  private Found valueWithin(Typed typed, String begun) {
    int at = begun.indexOf('=') + 1;
    String name = begun.substring(0, at);
    return typed.option(name.substring(0, at - 1))
        .map(option -> values(option, typed, begun.substring(at)))
        .map(found -> new Found(found.words()
            .stream()
            .map(word -> new Suggestion(name + word.word(), word.about()))
            .toList(), found.files()))
        .orElse(new Found(List.of(), false));
  }

  private Found values(ArgSpec argument, Typed typed, String begun) {
    List<Suggestion> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(word -> words.add(new Suggestion(word, "")));
    }
    String stem = argument.paramLabel().equals("PATTERN") ? stem(begun) : "";
    names.of(argument.paramLabel(), typed)
        .forEach(name -> words.add(new Suggestion(stem + name.word(), name.about())));
    return new Found(words, isFile(argument));
  }

  /** Tells whether a word names a file here; one that names a file of a host is a text only. */
  private static boolean isFile(ArgSpec argument) {
    return argument.auxiliaryTypes()[0] == Path.class || switch (argument.paramLabel()) {
      case "FILE", "[ID@]SOURCE" -> true;
      default -> false;
    };
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

  private static Suggestion option(OptionSpec option) {
    return new Suggestion(option.longestName(), String.join(" ", option.description()));
  }
}
