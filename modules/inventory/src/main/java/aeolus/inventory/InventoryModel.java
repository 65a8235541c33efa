package aeolus.inventory;

import aeolus.core.Location;
import aeolus.core.Problems;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Groups and hosts as sources add to them, by the rules of Ansible's InventoryData. */
final class InventoryModel {
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\w&&\\D]\\w*",
      Pattern.UNICODE_CHARACTER_CLASS);
  static final Set<String> LOCALHOST = Set.of("localhost", "127.0.0.1", "::1");

  private final Map<String, InventoryGroup> groups = new LinkedHashMap<>();
  private final Map<String, InventoryHost> hosts = new LinkedHashMap<>();
  private final Problems problems;
  private String localhost;

  InventoryModel(Problems problems) {
    this.problems = problems;
    Location builtIn = Location.of("inventory");
    link(newGroup("all", builtIn), newGroup("ungrouped", builtIn));
  }

  Map<String, InventoryGroup> groups() {
    return groups;
  }

  Map<String, InventoryHost> hosts() {
    return hosts;
  }

  /** Returns the host that stands for localhost by its first name of that kind, or null. */
  InventoryHost localhost() {
    return localhost == null ? null : hosts.get(localhost);
  }

  boolean hasGroup(String name) {
    return groups.containsKey(name);
  }

  /** Tells whether there is a group or a host of the name. */
  boolean isKnown(String name) {
    return groups.containsKey(name) || hosts.containsKey(name);
  }

  private InventoryGroup newGroup(String name, Location where) {
    InventoryGroup group = new InventoryGroup(name, groups.size(), where);
    groups.put(name, group);
    warnWhereBoth(name, where);
    return group;
  }

  private static void link(InventoryGroup parent, InventoryGroup child) {
    parent.children().add(child);
    child.parents().add(parent);
  }

  /** Adds a group, if it isn't there yet. */
  void addGroup(String name, Location where) {
    if (name.isEmpty()) {
      problems.error(where, "expected a group name, got \"\"");
    } else if (!groups.containsKey(name)) {
      if (!PLAIN_NAME.matcher(name).matches()) {
        problems.warning(where, "group name \"" + name + "\" can't be used as a variable,"
            + " expected letters, digits and underscores");
      }
      newGroup(name, where);
    }
  }

  private void warnWhereBoth(String name, Location where) {
    if (groups.containsKey(name) && hosts.containsKey(name)) {
      problems.warning(where, "both a group and a host are named \"" + name + "\"");
    }
  }

  /**
   * Adds a host, if it isn't there yet, and puts it into a known group.
   *
   * @param port null for none; only the first mention of a host can set it
   */
  void addHost(String name, String group, Long port, SourceOrigin origin, Location where) {
    // Ansible takes it, and from then on "all" means that one host
    if (name.isEmpty() || name.equals("all")) {
      problems.error(where, "expected a host name, got \"" + name + "\"");
      return;
    }
    InventoryHost host = hosts.get(name);
    if (host == null) {
      host = newHost(name, port, origin, where);
    }
    if (groups.get(group).hosts().add(host)) {
      host.groups().add(groups.get(group));
    }
  }

  private InventoryHost newHost(String name, Long port, SourceOrigin origin, Location where) {
    InventoryHost host = new InventoryHost(name);
    hosts.put(name, host);
    warnWhereBoth(name, where);
    if (port != null) {
      host.vars().put("ansible_port", port);
    }
    // a group of the same name gets the variables: Ansible looks for groups first
    setVariable(name, "inventory_file", origin.file(), where);
    setVariable(name, "inventory_dir", origin.folder(), where);
    noteLocalhost(name, where);
    return host;
  }

  private void noteLocalhost(String name, Location where) {
    if (!LOCALHOST.contains(name)) {
      return;
    }
    if (localhost == null) {
      localhost = name;
    } else {
      problems.warning(where,
          "another name for localhost, \"" + name + "\", the first was \"" + localhost + "\"");
    }
  }

  /** Sets a variable of a known group, or else of a known host. */
  void setVariable(String entity, String name, Object value, Location where) {
    InventoryGroup group = groups.get(entity);
    if (group == null) {
      hosts.get(entity).vars().put(name, value);
    } else if (name.equals("ansible_group_priority")) {
      setPriority(group, value, where);
    } else {
      group.vars().put(name, value);
    }
  }

  private void setPriority(InventoryGroup group, Object value, Location where) {
    try {
      group.setPriority(switch (value) {
        case Long number -> BigInteger.valueOf(number);
        case BigInteger number -> number;
        case Double number -> java.math.BigDecimal.valueOf(number).toBigInteger();
        case Boolean truth -> truth ? BigInteger.ONE : BigInteger.ZERO;
        case String text -> new BigInteger(text.strip());
        case null, default -> throw new NumberFormatException();
      });
    } catch (NumberFormatException e) {
      problems.error(where, "expected an integer as ansible_group_priority of group \""
          + group.name() + "\", got \"" + value + "\"");
    }
  }

  /** Puts a known group or host (a group, where both have the name) into a known group. */
  void addChild(String parentName, String childName, Location where) {
    InventoryGroup parent = groups.get(parentName);
    InventoryGroup child = groups.get(childName);
    if (child == null) {
      addKnownHost(parent, childName, where);
    } else if (child == parent || parent.ancestors().contains(child)) {
      problems.error(where, "group \"" + childName + "\" can't be a child of \"" + parentName
          + "\": it would contain itself");
    } else {
      link(parent, child);
    }
  }

  private void addKnownHost(InventoryGroup parent, String name, Location where) {
    InventoryHost host = hosts.get(name);
    if (host == null) {
      problems.error(where, "\"" + name + "\" is neither a known group nor a known host");
    } else if (parent.hosts().add(host)) {
      host.groups().add(parent);
    }
  }

  /** Ends reading: every group is in all, every host without a group is in ungrouped. */
  void reconcile() {
    for (InventoryGroup group : groups.values()) {
      if (!group.name().equals("all") && group.parents().isEmpty()) {
        addChild("all", group.name(), group.where());
      }
    }
    hosts.values().forEach(this::reconcile);
  }

  private void reconcile(InventoryHost host) {
    InventoryGroup all = groups.get("all");
    InventoryGroup ungrouped = groups.get("ungrouped");
    boolean inUngrouped = host.groups().contains(ungrouped);
    boolean grouped = host.groups().stream().anyMatch(g -> g != all && g != ungrouped);
    if (inUngrouped && (grouped || ungrouped.ancestors().size() > 1)) {
      host.takeOutOf(ungrouped);
    } else if (!inUngrouped && !grouped) {
      addChild("ungrouped", host.name(), ungrouped.where());
      if (groups.containsKey(host.name())) {
        groups.get(host.name()).allHosts().forEach(InventoryHost::putBackIntoUngrouped);
      }
    }
  }
}
