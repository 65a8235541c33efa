package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.deploy.RunRecord;
import aeolus.deploy.RunSummary;
import aeolus.inventory.Inventory;
import aeolus.payload.SecretEntry;
import aeolus.shell.Suggestions.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The names in the project that a word on the command line may stand for. */
final class ProjectNames {
  private static final int RUNS = 30;

  private final Supplier<CommandContext> project;

  /** Takes what reads the project anew each time, as its files may have changed. */
  ProjectNames(Supplier<CommandContext> project) {
    this.project = project;
  }

  /**
   * Returns what can stand where help shows a label; nothing where the project is not readable.
   *
   * @param typed what was typed before, which may say more
   */
  List<Suggestion> of(String label, Typed typed) {
    try {
      return switch (label.toUpperCase(Locale.ROOT)) {
        case "HOST" -> typed.parameter("ID")
            .map(this::hostsOfRun)
            .orElseGet(() -> hosts(project.get().inventory()).toList());
        case "NAME" -> hosts(project.get().inventory()).toList();
        case "MACHINE" -> machines();
        case "SECRET" -> secrets(typed);
        case "GROUP" -> groups(project.get().inventory()).toList();
        case "PATTERN" -> Stream.concat(groups(project.get().inventory()),
            hosts(project.get().inventory())).toList();
        case "ZONE" -> new ZoneDrafts(project.get()).names()
            .stream()
            .map(zone -> new Suggestion(zone, ""))
            .toList();
        case "ID" -> runs(project.get());
        default -> List.of();
      };
    } catch (AeolusException e) {
      return List.of();
    }
  }

  private static Stream<Suggestion> hosts(Inventory inventory) {
    return inventory.hosts().stream().map(host -> new Suggestion(host.name(), address(host)));
  }

  /** An address that a template makes is not known without rendering it. */
  private static String address(Host host) {
    String address = host.address();
    return address.equals(host.name()) || address.contains("{{") ? "host" : "host, " + address;
  }

  private List<Suggestion> hostsOfRun(String id) {
    return RunRecord.read(project.get().project().runs(), id)
        .summary()
        .hosts()
        .stream()
        .map(host -> new Suggestion(host.host(), host.outcome()))
        .toList();
  }

  private List<Suggestion> machines() {
    return new LabAccess(project.get()).lab()
        .names()
        .stream()
        .map(name -> new Suggestion(name, "machine of the lab"))
        .toList();
  }

  /** Returns the secrets of the host that was named, else of all. */
  private List<Suggestion> secrets(Typed typed) {
    CommandContext context = project.get();
    HostSecrets secrets = new HostSecrets(context);
    List<Host> hosts = typed.option("--host")
        .flatMap(typed::value)
        .map(name -> List.of(context.host(name)))
        .orElseGet(() -> context.inventory().hosts());
    return hosts.stream()
        .flatMap(host -> secrets.of(host).stream())
        .map(SecretEntry::path)
        .distinct()
        .map(path -> new Suggestion(path, ""))
        .toList();
  }

  private static Stream<Suggestion> groups(Inventory inventory) {
    return inventory.groups()
        .keySet()
        .stream()
        .map(group -> new Suggestion(group, "group"));
  }

  /** Returns the newest runs, the newest first; older ones are for history list to show. */
  private static List<Suggestion> runs(CommandContext context) {
    Path runs = context.project().runs();
    return RunRecord.ids(runs).stream().limit(RUNS).map(id -> run(runs, id)).toList();
  }

  private static Suggestion run(Path runs, String id) {
    try {
      RunSummary summary = RunRecord.read(runs, id).summary();
      return new Suggestion(id, summary.kind() + " by " + summary.user()
          + (summary.ended() ? "" : ", cut off"));
    } catch (AeolusException e) {
      return new Suggestion(id, "");
    }
  }
}
