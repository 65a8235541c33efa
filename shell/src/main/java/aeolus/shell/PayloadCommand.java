package aeolus.shell;

import picocli.CommandLine.Command;

/** Looks at what would be shipped. */
@Command(name = "payload", description = "Build payloads and look into them.",
    footer = {"", "Example:", "  aeolus payload build --host x -o x.tar"},
    subcommands = {PayloadBuildCommand.class, PayloadShowCommand.class, PayloadDiffCommand.class})
final class PayloadCommand extends CommandGroup {}
