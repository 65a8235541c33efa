package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.secret.OpenedVault;
import aeolus.secret.SecretEditor;
import aeolus.secret.VaultFile;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Has the user edit an encrypted file. */
@Command(name = "edit", description = "Edit an encrypted file with $VISUAL or $EDITOR.",
    footer = {"", "The clear text lies in memory only, in a folder of yours that is wiped. Same",
        "password, vault id, mode and owner; a file not changed is not written.", "", "Examples:",
        "  aeolus secrets edit host_vars/x.yaml --vault-id prompt",
        "  EDITOR='vim -n -i NONE' aeolus secrets edit host_vars/x.yaml"})
final class SecretsEditCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A file encrypted with Ansible Vault.")
  String file;

  private final CommandContext context;

  SecretsEditCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    VaultFile vaultFile = VaultFile.read(context.currentDir().resolve(file), file);
    OpenedVault opened = vaultFile.open(context.vault());
    byte[] before = opened.content().reveal();
    byte[] after = SecretEditor.of(System.getenv()).edit(vaultFile.fileName(), before);
    boolean changed = !Arrays.equals(before, after);
    if (changed) {
      vaultFile.replace(opened.closed(after));
    }
    if (context.options().json) {
      Json.print(context.output(), Json.object("file", file, "changed", changed));
    } else {
      context.output().note(file + (changed ? ": encrypted again" : ": not changed"));
    }
    return ExitCode.OK.status();
  }
}
