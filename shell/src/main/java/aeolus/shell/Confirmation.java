package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Asks the user before something is destroyed. */
final class Confirmation {
  private final Output output;

  Confirmation(Output output) {
    this.output = output;
  }

  /** Asks; only a typed yes is one. Refuses where there is nobody to ask. */
  boolean ask(String question) {
    String answer = user(output)
        .orElseThrow(() -> new AeolusException(ExitCode.USAGE,
            "no terminal to ask for confirmation; use --yes in scripts, --dry-run to look"))
        .apply(question + " [yes/no] ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
  }

  /** Returns what asks the user and returns a line, null at its end; empty without a terminal. */
  @SuppressWarnings("SystemConsoleNull") // It is null in JDK 25 where a pipe is involved.
  static Optional<UnaryOperator<String>> user(Output output) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    return Optional.of(question -> {
      output.err().print(question);
      output.flush();
      return console.readLine();
    });
  }
}
