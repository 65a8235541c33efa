package aeolus.template.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The blocks of a template and of those that it extends, its own before theirs. */
final class Inheritance {
  private final Frame top;
  private final Map<String, List<TagPart>> blocks = new HashMap<>();
  private Template parent;

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
  void add(Template template) {
    template.blocks()
        .forEach((name, tag) -> blocks.computeIfAbsent(name, _ -> new ArrayList<>()).add(tag));
  }

  List<TagPart> block(String name) {
    return blocks.getOrDefault(name, List.of());
  }

  Set<String> names() {
    return blocks.keySet();
  }

  /** Notes the template that this one extends. */
  void extend(Template template) {
    parent = template;
  }

  boolean isExtending() {
    return parent != null;
  }

  Template takeParent() {
    Template taken = parent;
    parent = null;
    return taken;
  }
}
