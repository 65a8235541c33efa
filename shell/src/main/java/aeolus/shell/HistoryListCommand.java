package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.deploy.RunRecord;
import aeolus.deploy.RunSummary;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists runs. */
@Command(name = "list", description = "List runs, the newest first: when, who, what, how it ended.",
    footer = {"", "Example:", "  aeolus history list --json"})
final class HistoryListCommand implements Callable<Integer> {
  private final CommandContext context;

  HistoryListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<RunSummary> runs = RunRecord.newestFirst(context.project().runs())
        .map(RunRecord::summary)
        .toList();
    if (context.options().json) {
      Json.print(context.output(), runs.stream().map(RunSummary::asMap).toList());
    } else if (runs.isEmpty()) {
      context.output().note("no runs yet");
    } else {
      Table table = new Table("ID", "BEGAN (UTC)", "USER", "RUN", "TOOK", "OUTCOME");
      runs.forEach(run -> table.row(run.id(), HistoryWords.began(run),
          run.user(), run.kind(), HistoryWords.took(run), HistoryWords.outcome(run)));
      table.print(context.output());
    }
    return ExitCode.OK.status();
  }
}
