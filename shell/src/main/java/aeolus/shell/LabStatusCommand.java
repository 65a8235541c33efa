package aeolus.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the lab's machines. */
@Command(name = "status", description = "Show the machines, their ports and whether they answer.",
    footer = {"", "Example:", "  aeolus lab status --json"})
final class LabStatusCommand implements Callable<Integer> {
  private final CommandContext context;

  LabStatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    new LabView(context).show(new LabAccess(context).lab().status());
    return 0;
  }
}
