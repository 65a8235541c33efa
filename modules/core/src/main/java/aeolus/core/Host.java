package aeolus.core;

import java.util.List;
import java.util.Objects;

/**
 * A host of the inventory with its variables merged.
 *
 * @param name the inventory's name for it
 * @param groups the groups it is in, however deep, sorted, {@code all} and {@code ungrouped} left out
 * @param vars its variables by Ansible's precedence, templates in them not rendered
 */
public record Host(String name, List<String> groups, Vars vars) {
  public Host {
    Objects.requireNonNull(name);
    groups = List.copyOf(groups);
    Objects.requireNonNull(vars);
  }

  /** Returns the address to connect to: {@code ansible_host}, else the name. */
  public String address() {
    return vars.text("ansible_host").orElse(name);
  }

  /** Returns this host with other variables. */
  public Host withVars(Vars other) {
    return new Host(name, groups, other);
  }
}
