package aeolus.shell;

import picocli.CommandLine.Command;

/** Tries templates. */
@Command(name = "template", description = "Try templates: render.",
    subcommands = TemplateRenderCommand.class,
    footer = {"", "Example:", "  aeolus template render templates/motd.j2 --host x"})
final class TemplateCommand extends CommandGroup {}
