package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.SecretText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for what must not be seen. */
final class VaultPrompt {
  private final AskingTerminal terminal;

  /** Takes what else is shown at the terminal. */
  VaultPrompt(Output output) {
    this.terminal = new AskingTerminal(output);
  }

  /** Asks for the password of a vault id, showing nothing of what is typed. */
  SecretText ask(String vaultId) {
    return hidden("Vault password (" + vaultId + "): ", vaultId);
  }

  /** Asks twice, as a mistyped password would lock its user out. */
  SecretText askNew(String vaultId) {
    SecretText first = hidden("New vault password (" + vaultId + "): ", vaultId);
    if (!first.equals(hidden("Again: ", vaultId))) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "the two passwords for vault id \"" + vaultId + "\" differ");
    }
    return first;
  }

  /** Asks for what opens a private key; empty where nobody is there to answer, or wants to. */
  Optional<SecretText> askPassphrase(Path keyFile, int attempt) {
    try {
      return terminal.askHidden((attempt == 1 ? "" : "That does not open it. ")
          + "Passphrase for " + keyFile + ": ")
          .filter(typed -> typed.length > 0)
          .map(SecretText::of);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private SecretText hidden(String question, String vaultId) {
    try {
      return terminal.askHidden(question)
          .map(SecretText::of)
          .orElseThrow(() -> new AeolusException(ExitCode.INVALID_INPUT,
              "no password was typed for vault id \"" + vaultId + "\""));
    } catch (IOException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "no password for vault id \"" + vaultId
          + "\"; where there is no terminal to ask at, name a file: --vault-id FILE", e);
    }
  }
}
