package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.inventory.Inventory;
import aeolus.inventory.Selection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that choose hosts. */
final class TargetOptions {
  @Option(names = {"-g", "--group"}, paramLabel = "GROUP",
      description = "Act on this group; repeatable.")
  List<String> groups = new ArrayList<>();

  @Option(names = {"-H", "--host"}, paramLabel = "HOST",
      description = "Act on this host; repeatable.")
  List<String> hosts = new ArrayList<>();

  @Option(names = {"-l", "--limit"}, paramLabel = "PATTERN",
      description = "Narrow the choice down by an Ansible pattern, such as 'ns*:!ns3'.")
  String limit;

  /**
   * Chooses hosts.
   *
   * @throws AeolusException where nothing was chosen or a name is unknown
   */
  List<Host> select(Inventory inventory, Output output) {
    if (groups.isEmpty() && hosts.isEmpty() && limit == null) {
      throw new AeolusException(ExitCode.USAGE,
          "which hosts? Name them by --group, --host or --limit");
    }
    requireKnown(inventory);
    List<String> names = new ArrayList<>(groups);
    names.addAll(hosts);
    Selection selection = inventory.select(names.isEmpty() ? "all" : String.join(":", names),
        limit);
    selection.warnings().forEach(warning -> output.note("aeolus: " + warning));
    if (selection.hosts().isEmpty()) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "no host matches "
          + String.join(":", names) + (limit == null ? "" : " limited to " + limit));
    }
    return selection.hosts();
  }

  private void requireKnown(Inventory inventory) {
    List<String> wrong = new ArrayList<>();
    groups.stream()
        .filter(group -> !inventory.groups().containsKey(group))
        .forEach(group -> wrong.add(
            UnknownName.message("group", group, inventory.groups().keySet())));
    hosts.stream()
        .filter(host -> inventory.host(host).isEmpty())
        .forEach(host -> wrong.add(
            UnknownName.message("host", host,
                inventory.hosts().stream().map(Host::name).toList())));
    if (!wrong.isEmpty()) {
      throw new AeolusException(ExitCode.INVALID_INPUT, String.join("\naeolus: ", wrong));
    }
  }

  /** Returns the choice as the user typed it. */
  String describe() {
    List<String> names = new ArrayList<>(groups);
    names.addAll(hosts);
    return String.join(":", names) + (limit == null ? "" : " limited to " + limit);
  }
}
