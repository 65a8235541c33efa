package aeolus.shell;

import aeolus.lab.Lab;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Resets a machine. */
@Command(name = "reset", description = "Press a machine's reset button, or make it a stock server.",
    footer = {"", "Example:", "  aeolus lab reset x --fresh"})
final class LabResetCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "Machine.")
  String name;

  @Option(names = "--fresh", description = "Replace its disk by a stock server's and boot that.")
  boolean fresh;

  private final CommandContext context;

  LabResetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    LabAccess access = new LabAccess(context);
    Lab lab = access.lab();
    lab.reset(name, fresh);
    context.output().note(name + (fresh ? ": a stock server again" : ": reset"));
    return 0;
  }
}
