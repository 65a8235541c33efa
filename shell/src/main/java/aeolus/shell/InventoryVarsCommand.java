package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the variables of a host as templates see them. */
@Command(name = "vars", description = "Show the merged variables of a host, as YAML or JSON.",
    footer = {"", "Vaulted values stay encrypted; other secrets show as stars.", "", "Example:",
        "  aeolus inventory vars x --rendered"})
final class InventoryVarsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "HOST", description = "A host of the inventory.")
  String name;

  @Option(names = "--rendered", description = "Render the templates in the values.")
  boolean rendered;

  private final CommandContext context;

  InventoryVarsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Host host = context.host(name);
    context.showWarnings();
    VarsText text = new VarsText(rendered ? context.view().resolved(host).vars() : host.vars());
    if (context.options().json) {
      Json.print(context.output(), text.object());
    } else {
      context.output().result(text.yaml().stripTrailing());
    }
    return ExitCode.OK.status();
  }
}
