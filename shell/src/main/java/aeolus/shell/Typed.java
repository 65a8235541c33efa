package aeolus.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What is typed of a command line so far: the command, and the words that follow its own. */
final class Typed {
  private static final String REST = "--";
  private static final String HELP = "help";

  private final CommandLine command;
  private final List<String> words = new ArrayList<>();

  /** Reads the words before the one that is being typed. */
  Typed(CommandLine root, List<String> before) {
    boolean help = !before.isEmpty() && before.getFirst().equals(HELP);
    CommandLine reached = root;
    for (String word : help ? before.subList(1, before.size()) : before) {
      CommandLine next = words.contains(REST) ? null : reached.getSubcommands().get(word);
      if (next == null) {
        words.add(word);
      } else {
        reached = next;
        words.clear();
      }
    }
    this.command = reached;
  }

  CommandLine command() {
    return command;
  }

  private CommandSpec spec() {
    return command.getCommandSpec();
  }

  /** Tells whether what follows is no option of the command, whatever it begins with. */
  boolean isPastOptions() {
    return words.contains(REST) || (spec().parser().stopAtPositional() && !parameters().isEmpty());
  }

  /** Tells whether a word was typed already. */
  boolean has(String word) {
    return words.contains(word);
  }

  /** Returns the option that the next word is the value of, if it is one. */
  Optional<? extends ArgSpec> optionBefore() {
    return words.isEmpty() || isPastOptions() ? Optional.empty() : option(words.getLast());
  }

  /** Returns an option of that name which takes a value. */
  Optional<OptionSpec> option(String name) {
    return Optional.ofNullable(spec().optionsMap().get(name))
        .filter(option -> option.arity().max() > 0);
  }

  /** Returns the options that may still be given. */
  List<OptionSpec> options() {
    return spec().options()
        .stream()
        .filter(option -> !option.hidden())
        .filter(option -> option.isMultiValue() || !isGiven(option))
        .toList();
  }

  private boolean isGiven(OptionSpec option) {
    return words.stream()
        .map(word -> word.startsWith("--") ? word.replaceFirst("=.*", "") : word)
        .anyMatch(List.of(option.names())::contains);
  }

  /** Returns the parameter that the next word would be. */
  Optional<PositionalParamSpec> parameter() {
    int place = parameters().size();
    return spec().positionalParameters()
        .stream()
        .filter(parameter -> parameter.index().contains(place))
        .findFirst();
  }

  /** Returns what was typed for the parameter that help shows by a label. */
  Optional<String> parameter(String label) {
    List<String> typed = parameters();
    return spec().positionalParameters()
        .stream()
        .filter(parameter -> parameter.paramLabel().equals(label))
        .map(parameter -> parameter.index().min())
        .filter(place -> place < typed.size())
        .map(typed::get)
        .findFirst();
  }

  /** Returns what was typed last for an option, as a word of its own or after an equals sign. */
  Optional<String> value(OptionSpec option) {
    Optional<String> value = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      for (String name : option.names()) {
        if (words.get(i).equals(name) && i + 1 < words.size()) {
          value = Optional.of(words.get(i + 1));
        } else if (words.get(i).startsWith(name + "=")) {
          value = Optional.of(words.get(i).substring(name.length() + 1));
        }
      }
    }
    return value;
  }

  private List<String> parameters() {
    List<String> typed = new ArrayList<>();
    boolean isPast = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!isPast && word.equals(REST)) {
        isPast = true;
      } else if (!isPast && word.startsWith("-") && word.length() > 1) {
        i += option(word).isPresent() ? 1 : 0;
      } else {
        typed.add(word);
      }
    }
    return typed;
  }
}
