package aeolus.shell;

import picocli.CommandLine.Command;

/** Builds what is shipped beside payloads. */
@Command(name = "image", description = "Build base images.", subcommands = ImageBaseCommand.class,
    footer = {"", "Example:", "  aeolus image base build"})
final class ImageCommand extends CommandGroup {}
