package aeolus.shell;

import picocli.CommandLine.Command;

/** Handles the virtual machines that a project can be tried on. */
@Command(name = "lab",
    description = "Virtual machines to try a project on: demo, up, status, ssh, down.",
    footer = {"", "Examples:", "  aeolus lab demo --install", "  aeolus lab ssh x"},
    subcommands = {LabDemoCommand.class, LabUpCommand.class, LabStatusCommand.class,
        LabSshCommand.class,
        LabConsoleCommand.class, LabResetCommand.class, LabCutCommand.class,
        LabDownCommand.class})
final class LabCommand extends CommandGroup {}
