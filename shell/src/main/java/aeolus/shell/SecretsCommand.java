package aeolus.shell;

import picocli.CommandLine.Command;

/** Looks at the secrets that images need, and keeps files in Ansible Vaults. */
@Command(name = "secrets", description = "Look at the secrets that images need: list, reveal. Keep"
    + " files in Ansible Vaults: encrypt, view, edit.",
    subcommands = {SecretsListCommand.class, SecretsRevealCommand.class,
        SecretsEncryptCommand.class, SecretsViewCommand.class, SecretsEditCommand.class},
    footer = {"", "Example:", "  aeolus secrets list --host x"})
final class SecretsCommand extends CommandGroup {}
