package aeolus.shell;

import picocli.CommandLine.Command;

/** Does something to hosts. */
@Command(name = "run",
    description = "Do something to hosts: deploy, init, resume, log, shell, zones, check, facts, exec, ping,"
        + " put, get.",
    footer = {"", "Examples:", "  aeolus run deploy --group nameservers --dry-run",
        "  aeolus run check --group nameservers"},
    subcommands = {DeployCommand.class, InitCommand.class, ResumeCommand.class,
        RunLogCommand.class, RunShellCommand.class, RunZonesCommand.class, CheckCommand.class,
        FactsCommand.class, ExecCommand.class, PingCommand.class, PutCommand.class,
        GetCommand.class})
final class RunCommand extends CommandGroup {}
