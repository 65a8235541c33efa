package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.deploy.RunRecord;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists runs, the newest first. */
@Command(name = "list", description = "List the runs of this project, the newest first.",
    footer = {"", "Example:", "  aeolus history list --json"})
final class HistoryListCommand implements Callable<Integer> {
  private final CommandContext context;

  HistoryListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<RunRecord> runs = RunRecord.list(context.project().state().resolve("runs"));
    if (context.options().json) {
      Json.print(context.output(), runs.stream().map(RunRecord::summary).toList());
    } else {
      runs.forEach(run -> context.output().result(run.line()));
    }
    return ExitCode.OK.status();
  }
}
