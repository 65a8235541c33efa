package aeolus.shell;

import picocli.CommandLine.Command;

/** Looks at runs of the past. */
@Command(name = "history", description = "Look at runs of the past: list, show.",
    footer = {"", "Example:", "  aeolus history list"},
    subcommands = {HistoryListCommand.class, HistoryShowCommand.class})
final class HistoryCommand extends CommandGroup {}
