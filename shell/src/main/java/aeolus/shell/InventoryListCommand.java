package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.inventory.LoadedInventory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists all hosts. */
@Command(name = "list", description = "List all hosts with their addresses and groups.",
    footer = {"", "With --json it prints what ansible-inventory --list prints.", "", "Example:",
        "  aeolus inventory list --json"})
final class InventoryListCommand implements Callable<Integer> {
  @Option(names = "--export",
      description = "With --json: show variables at the groups that set them, not merged.")
  boolean export;

  private final CommandContext context;

  InventoryListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    LoadedInventory inventory = context.inventory();
    context.showWarnings();
    if (context.options().json) {
      printJson(inventory);
    } else {
      table(inventory);
    }
    return ExitCode.OK.status();
  }

  private void printJson(LoadedInventory inventory) {
    try (OutputStream out = context.output().octets()) {
      inventory.writeList(out, export);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void table(LoadedInventory inventory) {
    Table table = new Table("HOST", "ADDRESS", "GROUPS");
    HostAddresses addresses = new HostAddresses(context);
    for (Host host : inventory.hosts()) {
      table.row(host.name(), addresses.of(host), String.join(", ", host.groups()));
    }
    table.print(context.output());
  }
}
