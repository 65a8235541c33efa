package aeolus.shell;

import picocli.CommandLine.Command;

/** Looks into the inventory. */
@Command(name = "inventory",
    description = "Look into the inventory: list, graph, host, hosts, vars.",
    subcommands = {InventoryListCommand.class, InventoryGraphCommand.class,
        InventoryHostCommand.class, InventoryHostsCommand.class, InventoryVarsCommand.class},
    footer = {"", "Example:", "  aeolus inventory hosts 'nameservers:!x'"})
final class InventoryCommand extends CommandGroup {}
