package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.SecretText;
import java.io.Console;

/** Asks the user for vault passwords. */
final class VaultPrompt {
  private VaultPrompt() {}

  /** Asks for the password of a vault id, showing nothing of what is typed. */
  static SecretText ask(String vaultId) {
    Console console = System.console();
    char[] typed = console.isTerminal()
        ? console.readPassword("Vault password (%s): ", vaultId)
        : null;
    if (typed == null) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "no password for vault id \"" + vaultId
          + "\"; where there is no terminal to ask at, name a file: --vault-id FILE");
    }
    return SecretText.of(new String(typed));
  }
}
