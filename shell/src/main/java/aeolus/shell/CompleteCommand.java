package aeolus.shell;

import aeolus.shell.Suggestions.Found;
import aeolus.shell.Suggestions.Suggestion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Answers the completion scripts of shells. */
@Command(name = "complete", hidden = true,
    description = "Print what the last word may become; for the scripts of \"completion\".",
    footer = {"", "One suggestion a line, its meaning after a tab; \":files\" where names of files",
        "could stand, too.", "", "Example:", "  aeolus complete -- run dep"})
final class CompleteCommand implements Callable<Integer> {
  @Parameters(paramLabel = "WORD", arity = "0..*",
      description = "The words of a command line, the last one to be completed.")
  List<String> words = List.of();

  private final CommandContext context;

  CompleteCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<String> before = words.isEmpty() ? words : words.subList(0, words.size() - 1);
    String begun = words.isEmpty() ? "" : words.getLast();
    CommandContext theirs = new CommandContext(context.output(), context.currentDir());
    AeolusCommand root = new AeolusCommand(theirs);
    CommandLine line = new CommandRunner(theirs).commandLine(root);
    heed(before, line, root, theirs);
    Found found = new Suggestions(line, new ProjectNames(() -> theirs)).after(before, begun);
    found.words().stream().filter(word -> word.word().startsWith(begun)).forEach(this::print);
    if (found.files()) {
      context.output().result(":files");
    }
    return 0;
  }

  /** Has options such as --project among the words say where names are to be looked for. */
  private static void heed(List<String> before, CommandLine line, AeolusCommand root,
      CommandContext theirs) {
    line.setUnmatchedArgumentsAllowed(true);
    try {
      line.parseArgs(before.toArray(String[]::new));
    } catch (ParameterException e) {
      // A line that is not yet whole; what was read of it counts.
    }
    theirs.options(root.options);
  }

  private void print(Suggestion suggestion) {
    context.output()
        .result(suggestion.about().isEmpty()
            ? suggestion.word()
            : suggestion.word() + "\t" + suggestion.about());
  }
}
