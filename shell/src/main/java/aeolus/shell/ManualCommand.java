package aeolus.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page. */
@Command(name = "manual",
    description = "Print the manual page, made from the same texts as --help.",
    footer = {"", "Examples:", "  aeolus manual | man -l -",
        "  aeolus manual > /usr/local/share/man/man1/aeolus.1"})
final class ManualCommand implements Callable<Integer> {
  @Spec
  CommandSpec spec;

  private final CommandContext context;

  ManualCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.output().text(new ManualPage(spec.root()).text());
    return 0;
  }
}
