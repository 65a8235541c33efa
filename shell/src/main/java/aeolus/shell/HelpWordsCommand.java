package aeolus.shell;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of the command that its words name. */
@Command(name = "help", description = "Show the help of a command.",
    footer = {"", "Example:", "  aeolus help run deploy"})
final class HelpWordsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Words of a command.")
  List<String> words = List.of();

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine command = spec.root().commandLine();
    for (String word : words) {
      command = next(command, word);
    }
    command.usage(spec.commandLine().getOut());
    return 0;
  }

  private CommandLine next(CommandLine command, String word) {
    CommandLine sub = command.getSubcommands().get(word);
    if (sub == null) {
      throw new ParameterException(spec.commandLine(), "no such command: " + word);
    }
    return sub;
  }
}
