package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.InvalidInputException;
import aeolus.core.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line; the one place that turns failures into messages and exit statuses. */
final class CommandRunner {
  private final CommandContext context;

  CommandRunner(CommandContext context) {
    this.context = context;
  }

  /** Runs the words of a command line and returns the exit status. */
  int run(String... words) {
    AeolusCommand root = new AeolusCommand(context);
    int status = commandLine(root).execute(words);
    context.output().flush();
    // What was cut off may have taken the interruption for a failure of its own.
    return Thread.interrupted() ? ExitCode.INTERRUPTED.status() : status;
  }

  /** Builds the tree of commands around a root. */
  CommandLine commandLine(AeolusCommand root) {
    CommandLine line = new CommandLine(root, new CommandFactory(context));
    line.setOut(context.output().out()).setErr(context.output().err());
    line.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpAutoWidth(true);
    // A line at the prompt may say otherwise than the options of the shell do.
    line.setOverwrittenOptionsAllowed(true);
    // As in: aeolus -i inventory inventory list
    line.setAllowSubcommandsAsOptionParameters(true);
    // @FILE is for --limit to read, not a file of arguments
    line.setExpandAtFiles(false);
    commandsOfOthers(line);
    line.setHelpFactory(HelpPage::of);
    line.setExecutionStrategy(parsed -> execute(root, parsed));
    line.setParameterExceptionHandler((e, args) -> usage(e));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
    return line;
  }

  /** Whose words are a command for hosts, that command's options are not ours. */
  private static void commandsOfOthers(CommandLine line) {
    Stream.of(line, line.getSubcommands().get("run"))
        .map(parent -> parent.getSubcommands().get("exec"))
        .forEach(exec -> exec.setStopAtPositional(true));
  }

  private int execute(AeolusCommand root, ParseResult parsed) {
    context.options(root.options);
    refuseYesAtThePrompt(parsed);
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (LinkageError | StackOverflowError | AssertionError e) {
      // picocli hands on exceptions only.
      throw new IllegalStateException(e.toString(), e);
    }
  }

  /** A line that is called back from the history must not destroy anything without a question. */
  private void refuseYesAtThePrompt(ParseResult parsed) {
    ParseResult leaf = parsed;
    while (leaf.hasSubcommand()) {
      leaf = leaf.subcommand();
    }
    if (leaf.hasMatchedOption("--yes")
        && context.session().filter(Session::isInteractive).isPresent()) {
      throw new ParameterException(leaf.commandSpec().commandLine(),
          "--yes is for scripts; at the prompt leave it out and answer the question");
    }
  }

  private int usage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    Optional<String> unknown = unknownCommand(e);
    if (unknown.isPresent()) {
      note("aeolus: " + unknown.get());
    } else {
      // The place would count the options that the prompt adds, too.
      note("aeolus: " + e.getMessage().replaceAll(" (at|from) index \\d+", "") + meant(e));
      if (UnmatchedArgumentException.printSuggestions(e, context.output().err())) {
        return ExitCode.USAGE.status();
      }
    }
    note("See: " + name + " --help");
    return ExitCode.USAGE.status();
  }

  /** Suggests one of the choices of an option or a parameter, where its value has a slip. */
  private static String meant(ParameterException e) {
    if (e.getValue() == null || e.getArgSpec() == null
        || e.getArgSpec().completionCandidates() == null) {
      return "";
    }
    List<String> choices = new ArrayList<>();
    e.getArgSpec().completionCandidates().forEach(choices::add);
    return NearestName.of(e.getValue(), choices)
        .map(name -> ", did you mean \"" + name + "\"?")
        .orElse("");
  }

  private static Optional<String> unknownCommand(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || e.getCommandLine().getSubcommands().isEmpty() || unmatched.isUnknownOption()) {
      return Optional.empty();
    }
    return Optional.of(unknown(e.getCommandLine(), unmatched.getUnmatched().getFirst()));
  }

  /** Words that a command has none of that name, with those further down that are called so. */
  static String unknown(CommandLine command, String word) {
    List<String> deeper = shown(command).stream()
        .filter(name -> shown(command.getSubcommands().get(name)).contains(word))
        .map(name -> "\"" + name + " " + word + "\"")
        .toList();
    return deeper.isEmpty()
        ? UnknownName.message("command", word, shown(command))
        : "unknown command \"" + word + "\", did you mean " + String.join(" or ", deeper) + "?";
  }

  /** Returns the names of the commands below one that help shows. */
  static List<String> shown(CommandLine command) {
    return command.getSubcommands()
        .entrySet()
        .stream()
        .filter(sub -> !sub.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private int failed(Exception e) {
    if (context.options().verbosity() >= 2) {
      e.printStackTrace(context.output().err());
    }
    return switch (e) {
      case InvalidInputException invalid -> invalid(invalid);
      case AeolusException known -> known(known);
      case InterruptedException interrupted -> interrupted();
      default -> unexpected(e);
    };
  }

  private int invalid(InvalidInputException e) {
    new ProblemView(context).show(e.problems());
    return e.exitCode().status();
  }

  private int known(AeolusException e) {
    note("aeolus: " + e.getMessage());
    return e.exitCode().status();
  }

  private int interrupted() {
    note("aeolus: interrupted");
    return ExitCode.INTERRUPTED.status();
  }

  private int unexpected(Exception e) {
    note("aeolus: internal error: " + e + "\nThis is a defect of Aeolus; -v -v shows where.");
    return ExitCode.FAILED.status();
  }

  private void note(String line) {
    context.output().note(line);
  }
}
