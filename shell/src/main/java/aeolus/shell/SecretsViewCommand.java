package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.secret.VaultFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what an encrypted file holds. */
@Command(name = "view", description = "Print what an encrypted file holds, to the octet.",
    footer = {"", "The file stays encrypted. With --json it is in base64.", "", "Example:",
        "  aeolus secrets view host_vars/x.yaml --vault-id prompt | less"})
final class SecretsViewCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A file encrypted with Ansible Vault.")
  String file;

  private final CommandContext context;

  SecretsViewCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    byte[] content = VaultFile.read(context.currentDir().resolve(file), file)
        .open(context.vault())
        .content()
        .reveal();
    if (context.options().json) {
      Json.print(context.output(),
          Json.object("file", file, "base64", Base64.getEncoder().encodeToString(content)));
    } else {
      print(content);
    }
    return ExitCode.OK.status();
  }

  private void print(byte[] content) {
    try (OutputStream out = context.output().octets()) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
