package aeolus.inventory;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays variables over each other by Ansible's default precedence. */
final class VarLayers {
  private final InventoryModel model;
  private final List<VarsFolder> beside;
  private final VarsFolder project;
  private final Map<String, Object> projectVars;
  private final Map<Membership, GroupLayer> layers = new HashMap<>();

  /**
   * Makes layers.
   *
   * @param beside the folders beside the sources, in the order of the sources
   * @param project the project's own folder
   */
  VarLayers(InventoryModel model, List<VarsFolder> beside, VarsFolder project, Path projectDir) {
    this.model = model;
    this.beside = beside;
    this.project = project;
    this.projectVars = Map.of("playbook_dir", projectDir.toAbsolutePath().normalize().toString());
  }

  /** Reads all files of variables now, so that all that is wrong with them is known. */
  void load() {
    List<VarsFolder> folders = new ArrayList<>(beside);
    folders.add(project);
    for (VarsFolder folder : new LinkedHashSet<>(folders)) {
      model.groups().keySet().forEach(folder::group);
      model.hosts().keySet().forEach(folder::host);
    }
  }

  /** Returns what the host shares with others that are in the same groups. */
  synchronized GroupLayer layer(InventoryHost host) {
    List<InventoryGroup> direct = host.groups();
    if (direct.size() > 1) {
      direct = new ArrayList<>(direct);
      direct.sort(Comparator.comparingInt(InventoryGroup::index));
    }
    return layers.computeIfAbsent(new Membership(direct, host.takenOutOfUngrouped()),
        this::newLayer);
  }

  /** What decides on the groups of a host; those that list it are in the order of mention. */
  private record Membership(List<InventoryGroup> direct, boolean takenOutOfUngrouped) {}

  private GroupLayer newLayer(Membership membership) {
    Set<InventoryGroup> groups = new LinkedHashSet<>(membership.direct());
    membership.direct().forEach(group -> groups.addAll(group.ancestors()));
    groups.remove(model.groups().get("all"));
    if (membership.takenOutOfUngrouped()) {
      groups.remove(model.groups().get("ungrouped"));
    }
    List<InventoryGroup> byPrecedence = new ArrayList<>(groups);
    byPrecedence.sort(InventoryGroup.PRECEDENCE);
    List<String> names = groups.stream()
        .map(InventoryGroup::name)
        .sorted(CodePoints.ORDER)
        .toList();
    List<String> shown = names.stream().filter(name -> !name.equals("ungrouped")).toList();
    return new GroupLayer(names, shown, Collections.unmodifiableMap(groupVars(byPrecedence)));
  }

  private Map<String, Object> groupVars(List<InventoryGroup> groups) {
    Map<String, Object> vars = new LinkedHashMap<>(model.groups().get("all").vars());
    groups.forEach(group -> vars.putAll(group.vars()));
    beside.forEach(folder -> vars.putAll(folder.group("all")));
    vars.putAll(project.group("all"));
    for (VarsFolder folder : beside) {
      groups.forEach(group -> vars.putAll(folder.group(group.name())));
    }
    groups.forEach(group -> vars.putAll(project.group(group.name())));
    return vars;
  }

  /** Returns what only this host has: from the sources, then from files, without magic variables. */
  Map<String, Object> ownVars(InventoryHost host) {
    return withFiles(host.vars(), host, true);
  }

  /** Returns the same without the project's files, as {@code --export} shows it. */
  Map<String, Object> exportedVars(InventoryHost host) {
    return withFiles(host.vars(), host, false);
  }

  private Map<String, Object> withFiles(Map<String, Object> below, InventoryHost host,
      boolean withProject) {
    Map<String, Object> vars = new LinkedHashMap<>(below);
    beside.forEach(folder -> vars.putAll(folder.host(host.name())));
    if (withProject) {
      vars.putAll(project.host(host.name()));
    }
    return vars;
  }

  /** Returns a group's own variables as Ansible shows them, the project's files left out. */
  Map<String, Object> shownVars(InventoryGroup group) {
    Map<String, Object> vars = new LinkedHashMap<>(group.vars());
    beside.forEach(folder -> vars.putAll(folder.group(group.name())));
    if (!group.priority().equals(BigInteger.ONE)) {
      vars.put("ansible_group_priority", group.priority());
    }
    vars.keySet().removeIf(InternalVars::isInternal);
    return vars;
  }

  /** Returns all variables of a host as Ansible shows them. */
  Map<String, Object> shownVars(InventoryHost host) {
    Map<String, Object> vars = new LinkedHashMap<>(layer(host).vars());
    vars.putAll(ownVars(host));
    vars.keySet().removeIf(InternalVars::isInternal);
    return vars;
  }

  /** Returns all variables of a host, those that Ansible calls magic among them. */
  Map<String, Object> allVars(InventoryHost host) {
    GroupLayer layer = layer(host);
    Map<String, Object> named = new LinkedHashMap<>(host.vars());
    named.put("inventory_hostname", host.name());
    named.put("inventory_hostname_short", shortName(host.name()));
    named.put("group_names", layer.groupNames());
    // files of the host can change all these, but not the project
    Map<String, Object> own = withFiles(named, host, true);
    own.putAll(projectVars);
    return new LayeredMap(layer.vars(), own);
  }

  private static String shortName(String name) {
    int dot = name.indexOf('.');
    return dot < 0 || HostAddress.isIpAddress(name) ? name : name.substring(0, dot);
  }

  /** Returns all groups in the order of first mention. */
  Collection<InventoryGroup> groups() {
    return model.groups().values();
  }
}
