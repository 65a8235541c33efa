package aeolus.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A host while and after sources are read: its own variables, and the groups that list it. */
final class InventoryHost {
  private final String name;
  private final Map<String, Object> vars = new LinkedHashMap<>();
  private final List<InventoryGroup> groups = new ArrayList<>(2);

  private boolean takenOutOfUngrouped;

  InventoryHost(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Map<String, Object> vars() {
    return vars;
  }

  List<InventoryGroup> groups() {
    return groups;
  }

  /** Tells that it is not in ungrouped, not even where one of its groups is a child of that. */
  boolean takenOutOfUngrouped() {
    return takenOutOfUngrouped;
  }

  /** Tells that one of its groups became a child of ungrouped afterwards. */
  void putBackIntoUngrouped() {
    takenOutOfUngrouped = false;
  }

  void takeOutOf(InventoryGroup ungrouped) {
    ungrouped.hosts().remove(this);
    groups.remove(ungrouped);
    takenOutOfUngrouped = true;
  }

  @Override
  public String toString() {
    return name;
  }
}
