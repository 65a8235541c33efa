package aeolus.shell;

import picocli.CommandLine.Command;

/** Looks at the secrets that images need. */
@Command(name = "secrets", description = "Look at the secrets that images need: list, reveal.",
    subcommands = {SecretsListCommand.class, SecretsRevealCommand.class},
    footer = {"", "Example:", "  aeolus secrets list --host x"})
final class SecretsCommand extends CommandGroup {}
