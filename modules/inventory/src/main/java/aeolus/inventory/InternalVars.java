package aeolus.inventory;

import java.util.Set;

/** The variables that {@code ansible-inventory} never shows, whoever has set them. */
final class InternalVars {
  private static final Set<String> NAMES = Set.of("ansible_diff_mode", "ansible_config_file",
      "ansible_facts", "ansible_forks", "ansible_inventory_sources", "ansible_limit",
      "ansible_playbook_python", "ansible_run_tags", "ansible_skip_tags", "ansible_verbosity",
      "ansible_version", "inventory_dir", "inventory_file", "inventory_hostname",
      "inventory_hostname_short", "groups", "group_names", "omit", "playbook_dir");

  private InternalVars() {}

  static boolean isInternal(String name) {
    return NAMES.contains(name);
  }
}
