package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.SecretText;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks the user for what must not be seen. It talks to the terminal itself, not to standard input
 * and output: those may be pipes, where {@code System.console()} is null, or carry the text.
 */
final class VaultPrompt {
  private static final File TERMINAL = new File("/dev/tty");

  private VaultPrompt() {}

  /** Asks for the password of a vault id, showing nothing of what is typed. */
  static SecretText ask(String vaultId) {
    return hidden("Vault password (" + vaultId + "): ", vaultId);
  }

  /** Asks twice, as a mistyped password would lock its user out. */
  static SecretText askNew(String vaultId) {
    SecretText first = hidden("New vault password (" + vaultId + "): ", vaultId);
    if (!first.equals(hidden("Again: ", vaultId))) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "the two passwords for vault id \"" + vaultId + "\" differ");
    }
    return first;
  }

  /** Asks for what opens a private key; empty where there is no terminal to ask at. */
  static Optional<SecretText> askPassphrase(Path keyFile, int attempt) {
    try {
      return Optional
          .of(typed((attempt == 1 ? "" : "That does not open it. ") + "Passphrase for " + keyFile
              + ": "))
          .filter(typed -> typed.reveal().length > 0);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static SecretText hidden(String question, String vaultId) {
    try {
      return typed(question);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "no password for vault id \"" + vaultId
          + "\"; where there is no terminal to ask at, name a file: --vault-id FILE", e);
    }
  }

  private static SecretText typed(String question) throws IOException {
    try (InputStream in = Files.newInputStream(TERMINAL.toPath());
        FileOutputStream out = new FileOutputStream(TERMINAL)) {
      out.write(question.getBytes(StandardCharsets.UTF_8));
      SecretText typed = withoutEcho(in);
      out.write('\n');
      return typed;
    }
  }

  private static SecretText withoutEcho(InputStream in) throws IOException {
    Thread restore = new Thread(() -> echo("echo"), "echo");
    Runtime.getRuntime().addShutdownHook(restore);
    try {
      if (!echo("-echo")) {
        throw new IOException("the terminal's echo can't be turned off");
      }
      return SecretText.of(line(in));
    } finally {
      echo("echo");
      Runtime.getRuntime().removeShutdownHook(restore);
    }
  }

  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n' && octet >= 0; octet = in.read()) {
      typed.write(octet);
    }
    return typed.toByteArray();
  }

  private static boolean echo(String mode) {
    try {
      return new ProcessBuilder("stty", mode).redirectInput(TERMINAL).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
