package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.Console;
import java.util.Locale;

/** Asks the user before something is destroyed. */
final class Confirmation {
  private static final String YES = "yes";
  private static final String ALL = "all";

  private final Output output;

  Confirmation(Output output) {
    this.output = output;
  }

  /** Asks; only a typed yes is one. Refuses where there is nobody to ask: no console then. */
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

  @SuppressWarnings("SystemConsoleNull") // It is null in JDK 25 where a pipe is involved.
  private boolean isAnswered(String question, String yes) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new AeolusException(ExitCode.USAGE,
          "no terminal to ask for confirmation; use --yes in scripts, --dry-run to look");
    }
    output.err().print(question);
    output.flush();
    String answer = console.readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals(yes);
  }
}
