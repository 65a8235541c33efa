package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.inventory.Inventory;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The names in the project that a word on the command line may stand for. */
final class ProjectNames {
  private final Supplier<CommandContext> project;

  /** Takes what reads the project anew each time, as its files may have changed. */
  ProjectNames(Supplier<CommandContext> project) {
    this.project = project;
  }

  /** Returns what can stand where help shows a label; nothing where the project is not readable. */
  List<String> of(String label) {
    try {
      return switch (label.toUpperCase(Locale.ROOT)) {
        case "HOST", "NAME" -> hosts(project.get().inventory());
        case "GROUP" -> List.copyOf(project.get().inventory().groups().keySet());
        case "PATTERN" -> hostsAndGroups(project.get().inventory());
        case "ZONE" -> List.copyOf(new ZoneDrafts(project.get()).names());
        default -> List.of();
      };
    } catch (AeolusException e) {
      return List.of();
    }
  }

  private static List<String> hosts(Inventory inventory) {
    return inventory.hosts().stream().map(Host::name).toList();
  }

  private static List<String> hostsAndGroups(Inventory inventory) {
    return Stream.concat(inventory.groups().keySet().stream(), hosts(inventory).stream()).toList();
  }
}
