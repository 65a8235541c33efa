package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.inventory.Selection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names the hosts that a pattern selects. */
@Command(name = "hosts",
    description = "Name the hosts that a pattern selects, one a line, in Ansible's order.",
    footer = {"",
        "Patterns are Ansible's: names, groups, *, ?, [0], [1:3], ~REGEX, joined by : or ,",
        "with ! for \"but not\" and & for \"only those also in\".", "", "Example:",
        "  aeolus inventory hosts 'nameservers:!x'"})
final class InventoryHostsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PATTERN", description = "An Ansible pattern; all selects all.")
  String pattern;

  @Option(names = {"-l", "--limit"}, paramLabel = "PATTERN",
      description = "Narrow the choice down by another pattern.")
  String limit;

  private final CommandContext context;

  InventoryHostsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.showWarnings();
    Selection selection = context.inventory().select(pattern, limit);
    new ProblemView(context).show(selection.warnings());
    List<String> names = selection.hosts().stream().map(Host::name).toList();
    if (context.options().json) {
      Json.print(context.output(), names);
    } else {
      names.forEach(context.output()::result);
    }
    return ExitCode.OK.status();
  }
}
