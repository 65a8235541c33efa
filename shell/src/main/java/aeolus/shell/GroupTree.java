package aeolus.shell;

import aeolus.inventory.LoadedInventory;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tree of groups as nested objects, each with its children and its own hosts. */
final class GroupTree {
  private final JsonNode groups;

  /**
   * Reads the tree of an inventory.
   *
   * @param withVars whether groups come with the variables that they set themselves
   */
  GroupTree(LoadedInventory inventory, boolean withVars) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    try {
      inventory.writeList(list, withVars);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.groups = Json.tree(list.toByteArray());
  }

  /** Returns a group with all that is below it. */
  Map<String, Object> of(String group) {
    JsonNode node = groups.path(group);
    List<Object> children = new ArrayList<>();
    node.path("children").forEach(child -> children.add(of(child.asText())));
    List<String> hosts = new ArrayList<>();
    node.path("hosts").forEach(host -> hosts.add(host.asText()));
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("group", group);
    object.put("children", children);
    object.put("hosts", hosts);
    if (node.has("vars")) {
      object.put("vars", node.get("vars"));
    }
    return object;
  }
}
