package aeolus.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final Map<String, String> AT_THE_PROMPT = keys("use PATTERN",
      "have the commands that follow act on these hosts; use none ends that", "!COMMAND",
      "run a command line on these hosts, as exec does", "Tab",
      "completes; where there are several, shows them; Right takes the faint hint", "Ctrl-R",
      "searches what was typed before; a line that begins with a blank is not kept",
      "\\ at the end", "goes on in the next line", "Ctrl-C",
      "ends the command that runs; again leaves it as it is", "exit, Ctrl-D", "leaves");
  private static final int MARGIN = 19;
  private static final int LEAST_ROOM = 20;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Words of a command.")
  List<String> words = List.of();

  @Spec
  CommandSpec spec;

  private final CommandContext context;

  HelpWordsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    CommandLine command = spec.root().commandLine();
    for (String word : words) {
      command = next(command, word);
    }
    command.usage(spec.commandLine().getOut());
    if (words.isEmpty() && context.session().filter(Session::isInteractive).isPresent()) {
      showKeys();
    }
    return 0;
  }

  private static Map<String, String> keys(String... keysAndMeanings) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < keysAndMeanings.length; i += 2) {
      keys.put(keysAndMeanings[i], keysAndMeanings[i + 1]);
    }
    return keys;
  }

  private void showKeys() {
    Output output = context.output();
    int room = Math.max(LEAST_ROOM, output.columns() - MARGIN);
    output.result("\nAt the prompt:");
    AT_THE_PROMPT.forEach((key, meaning) -> {
      String before = "  " + key;
      for (String line : Wrapped.lines(meaning, room)) {
        output.result(String.format("%-" + MARGIN + "s", before) + line);
        before = "";
      }
    });
  }

  private CommandLine next(CommandLine command, String word) {
    CommandLine sub = command.getSubcommands().get(word);
    if (sub == null) {
      throw new ParameterException(spec.commandLine(), CommandRunner.unknown(command, word));
    }
    return sub;
  }
}
