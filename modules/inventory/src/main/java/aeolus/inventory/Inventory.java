package aeolus.inventory;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A read inventory; unmodifiable. */
public interface Inventory {
  /**
   * Returns all hosts in Ansible's order, variables merged, templates in them not rendered. Among
   * the variables are {@code inventory_hostname}, {@code inventory_hostname_short},
   * {@code group_names}, {@code inventory_dir}, {@code inventory_file} and {@code playbook_dir}.
   */
  List<Host> hosts();

  /** Returns a host by its name, without any pattern. */
  Optional<Host> host(String name);

  /** Returns the names of all hosts in or below each group: Ansible's variable {@code groups}. */
  Map<String, List<String>> groups();

  /**
   * Selects hosts by an Ansible pattern.
   *
   * @throws InvalidInputException where the pattern is wrong or matches no host
   */
  default Selection select(String pattern) {
    return select(pattern, null);
  }

  /**
   * Selects hosts by an Ansible pattern, further limited by another.
   *
   * @param limit as {@code --limit}, {@code @file} included; may be null
   * @throws InvalidInputException where a pattern is wrong or no host is left
   */
  Selection select(String pattern, String limit);

  /** Returns what was odd, but no error, while reading. */
  List<Problem> warnings();

  /** Returns the sources as they were given. */
  List<Path> sources();
}
