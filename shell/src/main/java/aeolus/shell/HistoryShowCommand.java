package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.deploy.RunRecord;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what happened in a run. */
@Command(name = "show", description = "Show what happened in a run, line by line.",
    footer = {"", "Example:", "  aeolus history show 20260131-120000-a1b2"})
final class HistoryShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "A run's id; history list has them.")
  String id;

  private final CommandContext context;

  HistoryShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    RunRecord run = RunRecord.read(context.project().state().resolve("runs"), id);
    if (context.options().json) {
      run.events().forEach(event -> Json.print(context.output(), event));
    } else {
      run.lines().forEach(context.output()::result);
    }
    return ExitCode.OK.status();
  }
}
