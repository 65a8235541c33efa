package aeolus.shell;

import picocli.CommandLine.Command;

/** Looks at the project's zones. */
@Command(name = "zones", description = "Look at the project's zones: list, render, check, diff.",
    subcommands = {ZonesListCommand.class, ZonesRenderCommand.class, ZonesCheckCommand.class,
        ZonesDiffCommand.class},
    footer = {"", "Only diff asks nameservers and needs a secret: the key for transfers.", "",
        "Example:",
        "  aeolus zones check"})
final class ZonesCommand extends CommandGroup {}
