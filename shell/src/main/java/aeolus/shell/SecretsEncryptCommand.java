package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.secret.Vault;
import aeolus.secret.VaultFile;
import aeolus.secret.VaultPassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Encrypts a file or a value with Ansible Vault. */
@Command(name = "encrypt", description = "Encrypt a file in its place, or standard input.",
    footer = {"", "With --name it prints a variable, ready to be pasted into YAML, and leaves the",
        "file as it is. ansible-vault reads what it writes.", "", "Examples:",
        "  aeolus secrets encrypt host_vars/x.yaml --vault-id prod@prompt",
        "  printf %%s \"$PIN\" | aeolus secrets encrypt --name pin --vault-id pwfile"})
final class SecretsEncryptCommand implements Callable<Integer> {
  private static final String STDIN = "-";
  /** As wide as ansible-vault encrypt_string writes it. */
  private static final int INDENT = 10;

  @Parameters(arity = "0..1", paramLabel = "FILE",
      description = "The file; standard input where it is - or missing.")
  String file = STDIN;

  @Option(names = "--name", paramLabel = "VAR", description = "Print a variable of this name.")
  String name;

  @Option(names = "--encrypt-vault-id", paramLabel = "ID",
      description = "Which of several vault ids to encrypt with"
          + " (default: ANSIBLE_VAULT_ENCRYPT_IDENTITY).")
  String vaultId = System.getenv("ANSIBLE_VAULT_ENCRYPT_IDENTITY");

  private final CommandContext context;

  SecretsEncryptCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (name != null && !name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new AeolusException(ExitCode.USAGE, "--name: expected the name of a variable (letters,"
          + " digits, _), got \"" + name + "\"");
    }
    VaultPassword password = context.newPasswords().forEncryption(vaultId);
    if (!file.equals(STDIN)) {
      ofFile(VaultFile.read(context.currentDir().resolve(file), file), password);
      return ExitCode.OK.status();
    }
    byte[] text = standardInput();
    if (Vault.isEncrypted(text)) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "standard input: encrypted already");
    }
    print(Vault.encrypt(text, password.secret(), password.id()));
    return ExitCode.OK.status();
  }

  private void ofFile(VaultFile read, VaultPassword password) {
    if (name != null) {
      print(read.encrypted(password));
      return;
    }
    read.encrypt(password);
    if (context.options().json) {
      Json.print(context.output(), Json.object("file", file, "vault_id", password.id()));
    } else {
      context.output().note(file + ": encrypted with vault id \"" + password.id() + "\"");
    }
  }

  private void print(String vault) {
    if (context.options().json) {
      Json.print(context.output(), Json.object("name", name, "__ansible_vault", vault));
    } else {
      context.output()
          .text(name == null ? vault : name + ": !vault |\n" + vault.indent(INDENT));
    }
  }

  private static byte[] standardInput() {
    try {
      return System.in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
