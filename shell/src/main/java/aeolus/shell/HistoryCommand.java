package aeolus.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks at runs of the past; alone it lists them. */
@Command(name = "history",
    description = "Look at runs of the past: list (also without a word), show.",
    footer = {"", "Examples:", "  aeolus history", "  aeolus history show"},
    subcommands = {HistoryListCommand.class, HistoryShowCommand.class})
final class HistoryCommand implements Callable<Integer> {
  private final CommandContext context;

  HistoryCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return new HistoryListCommand(context).call();
  }
}
