package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.deploy.RunPlan;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Asks the user before something is destroyed. */
final class Confirmation {
  private static final String YES = "yes";
  private static final String ALL = "all";

  private final Output output;

  Confirmation(Output output) {
    this.output = output;
  }

  /** Asks; only a typed yes is one. Refuses where there is nobody to ask. */
  boolean ask(String question) {
    return isAnswered(question + " [yes/no] ", YES);
  }

  /**
   * Asks about some hosts of the inventory; where these are all of several, only the word all is a
   * yes.
   *
   * @param hosts how many would be acted on
   * @param known how many the inventory has
   */
  boolean ask(String question, int hosts, int known) {
    if (hosts < 2 || hosts < known) {
      return ask(question);
    }
    return isAnswered(output.styledNote("These are all " + hosts + " hosts of the inventory.",
        Output.Style.YELLOW) + "\n" + question + " Type \"all\" for yes: ", ALL);
  }

  /** Asks about the hosts of a plan, naming the disk that each would lose. */
  boolean askToOverwrite(RunPlan plan, String question, int known) {
    return ask("This overwrites:\n" + plan.overwritten() + question, plan.hosts().size(), known);
  }

  private boolean isAnswered(String question, String yes) {
    String answer = user(output)
        .orElseThrow(() -> new AeolusException(ExitCode.USAGE,
            "no terminal to ask for confirmation; use --yes in scripts"))
        .apply(question);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals(yes);
  }

  /** Returns what asks for a line, null at its end or upon Ctrl-C; empty without a terminal. */
  @SuppressWarnings("SystemConsoleNull") // It is null in JDK 25 where a pipe is involved.
  static Optional<UnaryOperator<String>> user(Output output) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    AskingTerminal terminal = new AskingTerminal(output);
    return Optional.of(question -> answer(terminal, question));
  }

  private static String answer(AskingTerminal terminal, String question) {
    try {
      return terminal.ask(question)
          .map(typed -> new String(typed, StandardCharsets.UTF_8))
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
