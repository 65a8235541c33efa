package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.Console;
import java.util.Locale;

/** Asks the user before something is destroyed. */
final class Confirmation {
  private final Output output;

  Confirmation(Output output) {
    this.output = output;
  }

  /** Asks; only a typed yes is one. Refuses where there is nobody to ask: no console then. */
  @SuppressWarnings("SystemConsoleNull") // It is null in JDK 25 where a pipe is involved.
  boolean ask(String question) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new AeolusException(ExitCode.USAGE,
          "no terminal to ask for confirmation; use --yes in scripts, --dry-run to look");
    }
    output.err().print(question + " [yes/no] ");
    output.flush();
    String answer = console.readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
  }
}
