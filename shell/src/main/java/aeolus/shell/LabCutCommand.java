package aeolus.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cuts a machine's power. */
@Command(name = "cut", description = "Cut a machine's power; lab up NAME switches it on again.",
    footer = {"", "Example:", "  aeolus lab cut x"})
final class LabCutCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MACHINE", description = "Machine of the lab.")
  String name;

  private final CommandContext context;

  LabCutCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    LabAccess access = new LabAccess(context);
    access.lab().powerCut(access.requireMachine(name));
    context.output().note(name + ": off");
    return 0;
  }
}
