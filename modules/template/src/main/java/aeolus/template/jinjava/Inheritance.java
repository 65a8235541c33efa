package aeolus.template.jinjava;

import com.hubspot.jinjava.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The blocks of a template and of those that it extends, its own before theirs. */
final class Inheritance {
  private final Frame top;
  private final Map<String, List<TrackedTag>> blocks = new HashMap<>();
  private String parent;

  /**
   * Makes one without blocks.
   *
   * @param top the template's outermost names, which blocks see
   */
  Inheritance(Frame top) {
    this.top = top;
  }

  Frame top() {
    return top;
  }

  /** Adds the blocks of a template. */
  void add(Node root, Session session) {
    add(root, session, new HashSet<>());
  }

  private void add(Node node, Session session, Set<String> seen) {
    for (Node child : node.getChildren()) {
      if (child instanceof TrackedTag tag && tag.getName().equals("block")) {
        String name = BlockTag.name(tag);
        if (!seen.add(name)) {
          session.syntax(tag.piece().location(), "block \"" + name + "\" is defined twice");
        }
        blocks.computeIfAbsent(name, _ -> new ArrayList<>()).add(tag);
      }
      add(child, session, seen);
    }
  }

  List<TrackedTag> block(String name) {
    return blocks.getOrDefault(name, List.of());
  }

  /** Notes the text of the template that this one extends. */
  void extend(String template) {
    parent = template;
  }

  boolean isExtending() {
    return parent != null;
  }

  String takeParent() {
    String taken = parent;
    parent = null;
    return taken;
  }
}
