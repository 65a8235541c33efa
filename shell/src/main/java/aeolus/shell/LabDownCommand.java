package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.FoldedNames;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Switches the lab's machines off. */
@Command(name = "down",
    description = "Switch all machines off; the project's own inventory counts again.",
    footer = {"", "Example:", "  aeolus lab down --delete"})
final class LabDownCommand implements Callable<Integer> {
  @Option(names = "--delete", description = "Delete the machines and their disks, too.")
  boolean delete;

  @Option(names = "--yes", description = "Do not ask; for scripts.")
  boolean yes;

  private final CommandContext context;

  LabDownCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    LabAccess access = new LabAccess(context);
    List<String> machines = access.lab().names();
    if (delete && !yes && !machines.isEmpty() && !new Confirmation(context.output()).ask("Delete "
        + FoldedNames.of(machines) + " with all that is on their disks?")) {
      context.output().note("Nothing was touched.");
      return ExitCode.FAILED.status();
    }
    if (delete) {
      access.lab().destroy();
    } else {
      access.lab().down();
    }
    access.removeOverlay();
    context.output()
        .note(delete
            ? "the lab is gone; disk images and keys are kept"
            : "the lab is off; aeolus lab up starts it again");
    return ExitCode.OK.status();
  }
}
