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

  @Override
  public String toString() {
    return name;
  }
}
