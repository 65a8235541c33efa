package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.inventory.Inventory;
import aeolus.inventory.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  /**
   * Chooses hosts; those of the session's target where none were named.
   *
   * @throws AeolusException where nothing was chosen or a name is unknown
   */
  List<Host> select(Inventory inventory, Output output) {
    if (isNone()) {
      return target(inventory, output);
    }
    requireKnown(inventory);
    List<String> names = new ArrayList<>(groups);
    names.addAll(hosts);
    Selection selection = inventory.select(names.isEmpty() ? "all" : String.join(":", names),
        limit);
    warn(selection, output);
    List<Host> chosen = selection.hostsToActOn();
    if (chosen.isEmpty()) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "no host matches "
          + String.join(":", names) + (limit == null ? "" : " limited to " + limit));
    }
    return chosen;
  }

  /** Says what is odd about a choice, but for what has it refused. */
  static void warn(Selection selection, Output output) {
    if (selection.idleExclusions().isEmpty()) {
      selection.warnings().forEach(warning -> output.note("aeolus: " + warning));
    }
  }

  /** Chooses hosts; those of the session's target, else all nameservers, where none were named. */
  List<Host> selectOrNameservers(Inventory inventory, Output output) {
    if (!isNone() || session().filter(Session::hasTarget).isPresent()) {
      return select(inventory, output);
    }
    List<Host> nameservers = inventory.hosts()
        .stream()
        .filter(host -> host.vars().has("aeolus_zones"))
        .toList();
    if (nameservers.isEmpty()) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "no host has aeolus_zones");
    }
    return nameservers;
  }

  private boolean isNone() {
    return groups.isEmpty() && hosts.isEmpty() && limit == null;
  }

  private List<Host> target(Inventory inventory, Output output) {
    Optional<Session> session = session();
    Session lines = session.filter(Session::hasTarget)
        .orElseThrow(() -> new AeolusException(ExitCode.USAGE,
            "which hosts? Name them by --group, --host or --limit"
                + (session.isPresent() ? ", or for all that follows by use PATTERN" : "")));
    List<Host> chosen = lines.select(lines.target(), inventory, output);
    if (chosen.isEmpty()) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "no host matches the target " + lines.target() + " any more");
    }
    output.note(output.styledNote("Target " + lines.target() + ": "
        + (lines.isEveryHost() ? "all " : "") + Count.of(chosen.size(), "host"),
        lines.isEveryHost() ? Output.Style.YELLOW : Output.Style.DIM));
    return chosen;
  }

  /** Returns the session of the command line that these options are part of. */
  private Optional<Session> session() {
    return command != null && command.root().userObject() instanceof AeolusCommand root
        ? root.context().session()
        : Optional.empty();
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
