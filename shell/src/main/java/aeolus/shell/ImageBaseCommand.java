package aeolus.shell;

import picocli.CommandLine.Command;

/** Builds the kernel and initramfs that every deployment uses. */
@Command(name = "base", description = "The kernel and tools that hosts are re-imaged with.",
    subcommands = ImageBaseBuildCommand.class,
    footer = {"", "Example:", "  aeolus image base build --suite bookworm"})
final class ImageBaseCommand extends CommandGroup {}
