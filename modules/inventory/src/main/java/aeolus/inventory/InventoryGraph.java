package aeolus.inventory;

import aeolus.core.python.PythonText;
import java.util.Map;
import java.util.TreeMap;

/** Draws groups, hosts and variables as {@code ansible-inventory --graph}. */
final class InventoryGraph {
  private final VarLayers layers;
  private final boolean withVars;
  private final StringBuilder out = new StringBuilder();

  InventoryGraph(VarLayers layers, boolean withVars) {
    this.layers = layers;
    this.withVars = withVars;
  }

  String of(InventoryGroup group) {
    group(group, 0);
    return out.toString();
  }

  private void group(InventoryGroup group, int depth) {
    line("@" + group.name() + ":", depth);
    group.children().forEach(child -> group(child, depth + 1));
    if (!group.name().equals("all")) {
      group.hosts().forEach(host -> host(host, depth + 1));
    }
    if (withVars) {
      vars(layers.shownVars(group), depth + 1);
    }
  }

  private void host(InventoryHost host, int depth) {
    line(host.name(), depth);
    if (withVars) {
      vars(layers.shownVars(host), depth + 1);
    }
  }

  private void vars(Map<String, Object> vars, int depth) {
    Map<String, Object> sorted = new TreeMap<>(CodePoints.ORDER);
    sorted.putAll(vars);
    sorted.forEach((name, value) -> line(
        "{" + name + " = " + PythonText.str(value) + "}", depth));
  }

  private void line(String text, int depth) {
    out.append("  |".repeat(depth)).append(depth == 0 ? "" : "--").append(text).append('\n');
  }
}
