package aeolus.shell;

import picocli.CommandLine.Command;

/** Looks at the project's zones. */
@Command(name = "zones", description = "Look at the project's zones: list, render, check.",
    subcommands = {ZonesListCommand.class, ZonesRenderCommand.class, ZonesCheckCommand.class},
    footer = {"", "None of these asks a nameserver or needs a secret.", "", "Example:",
        "  aeolus zones check"})
final class ZonesCommand extends CommandGroup {}
