package aeolus.shell;

import aeolus.core.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Resets a machine. */
@Command(name = "reset", description = "Press a machine's reset button, or make it a stock server.",
    footer = {"", "Example:", "  aeolus lab reset x --fresh"})
final class LabResetCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MACHINE", description = "Machine of the lab.")
  String name;

  @Option(names = "--fresh", description = "Replace its disk by a stock server's and boot that.")
  boolean fresh;

  @Option(names = "--yes", description = "Do not ask; for scripts.")
  boolean yes;

  private final CommandContext context;

  LabResetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    LabAccess access = new LabAccess(context);
    access.requireMachine(name);
    if (fresh && !yes && !new Confirmation(context.output()).ask("Replace the disk of " + name
        + ", with all that is on it, by a stock server's?")) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    access.lab().reset(name, fresh);
    context.output().note(name + (fresh ? ": a stock server again" : ": reset"));
    return ExitCode.OK.status();
  }
}
