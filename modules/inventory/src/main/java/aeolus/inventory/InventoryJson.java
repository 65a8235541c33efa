package aeolus.inventory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes an inventory as {@code ansible-inventory --list}, byte for byte, as a stream. */
final class InventoryJson {
  private static final int VARS_DEPTH = 4;

  private final LoadedInventory inventory;
  private final boolean export;
  private final Octets out;
  private final Map<GroupLayer, RenderedVars> rendered = new HashMap<>();

  InventoryJson(LoadedInventory inventory, boolean export, OutputStream target) {
    this.inventory = inventory;
    this.export = export;
    this.out = new Octets(target);
  }

  void write() throws IOException {
    Map<String, Object> groups = groups();
    groups.put("_meta", null);
    boolean first = true;
    for (Map.Entry<String, Object> group : groups.entrySet()) {
      out.add(first ? "{" : ",");
      first = false;
      out.newLine(1);
      if (group.getKey().equals("_meta")) {
        meta();
      } else {
        out.add(JsonText.ofEntry(group.getKey(), group.getValue(), 1));
      }
    }
    out.add("\n}\n").flush();
  }

  private Map<String, Object> groups() {
    Map<String, Object> shown = new TreeMap<>(CodePoints.ORDER);
    Set<InventoryGroup> seen = new HashSet<>();
    addGroup(inventory.model().groups().get("all"), shown, seen);
    return shown;
  }

  private void addGroup(InventoryGroup group, Map<String, Object> shown, Set<InventoryGroup> seen) {
    if (!seen.add(group)) {
      return;
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    if (!group.name().equals("all") && !group.hosts().isEmpty()) {
      parts.put("hosts", group.hosts().stream().map(InventoryHost::name).toList());
    }
    if (!group.children().isEmpty()) {
      parts.put("children", group.children().stream().map(InventoryGroup::name).toList());
    }
    if (export) {
      addVars(group, parts);
    }
    if (!parts.isEmpty()) {
      shown.put(group.name(), parts);
    }
    group.children().forEach(child -> addGroup(child, shown, seen));
  }

  private void addVars(InventoryGroup group, Map<String, Object> parts) {
    Map<String, Object> vars = inventory.layers().shownVars(group);
    if (!vars.isEmpty()) {
      parts.put("vars", vars);
    }
  }

  private void meta() throws IOException {
    out.add("\"_meta\": {\n        \"hostvars\": {");
    List<InventoryHost> hosts = new ArrayList<>(inventory.order());
    hosts.sort(java.util.Comparator.comparing(InventoryHost::name, CodePoints.ORDER));
    boolean any = false;
    for (InventoryHost host : hosts) {
      any |= hostVars(host, any);
      out.flushIfFull();
    }
    if (any) {
      out.newLine(2);
    }
    out.add("}\n    }");
  }

  /** Writes a host with its variables; one that has none is left out. */
  private boolean hostVars(InventoryHost host, boolean following) {
    VarLayers layers = inventory.layers();
    RenderedVars own = RenderedVars.of(
        export ? layers.exportedVars(host) : layers.ownVars(host), VARS_DEPTH);
    RenderedVars shared = export
        ? RenderedVars.NONE
        : rendered.computeIfAbsent(
            layers.layer(host), layer -> RenderedVars.of(layer.vars(), VARS_DEPTH));
    if (own.names().isEmpty() && shared.names().isEmpty()) {
      return false;
    }
    if (following) {
      out.add(",");
    }
    out.newLine(3);
    out.add(JsonText.of(host.name(), 3));
    out.add(": {");
    merge(shared, own);
    out.newLine(3);
    out.add("}");
    return true;
  }

  private void merge(RenderedVars shared, RenderedVars own) {
    boolean first = true;
    int i = 0;
    int j = 0;
    while (i < shared.names().size() || j < own.names().size()) {
      int order = i == shared.names().size()
          ? 1
          : j == own.names().size()
              ? -1
              : CodePoints.ORDER.compare(shared.names().get(i), own.names().get(j));
      if (!first) {
        out.add(",");
      }
      first = false;
      out.newLine(VARS_DEPTH);
      out.add(order < 0 ? shared.entries().get(i) : own.entries().get(j));
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
  }
}
