package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.inventory.LoadedInventory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the tree of groups. */
@Command(name = "graph",
    description = "Draw groups and hosts as a tree, as ansible-inventory does.",
    footer = {"", "Example:", "  aeolus inventory graph nameservers --vars"})
final class InventoryGraphCommand implements Callable<Integer> {
  @Parameters(paramLabel = "GROUP", arity = "0..1", defaultValue = "all",
      description = "The group at the top (default: ${DEFAULT-VALUE}).")
  String group;

  @Option(names = "--vars", description = "Show variables, too; secrets as stars.")
  boolean vars;

  private final CommandContext context;

  InventoryGraphCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    LoadedInventory inventory = context.inventory();
    context.showWarnings();
    if (!inventory.groups().containsKey(group)) {
      throw UnknownName.failure("group", group, inventory.groups().keySet());
    }
    if (context.options().json) {
      Json.print(context.output(), new GroupTree(inventory, vars).of(group));
    } else {
      context.output().result(inventory.graph(group, vars).stripTrailing());
    }
    return ExitCode.OK.status();
  }
}
