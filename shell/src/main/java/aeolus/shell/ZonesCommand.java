package aeolus.shell;

import picocli.CommandLine.Command;

/** Looks at the project's zones. */
@Command(name = "zones",
    description = "Look at the project's zones: list, render, check, diff, import.",
    subcommands = {ZonesListCommand.class, ZonesRenderCommand.class, ZonesCheckCommand.class,
        ZonesDiffCommand.class, ZonesImportCommand.class},
    footer = {"", "Only diff and import ask nameservers, and need a secret: the key for transfers.",
        "",
        "Example:",
        "  aeolus zones check"})
final class ZonesCommand extends CommandGroup {}
