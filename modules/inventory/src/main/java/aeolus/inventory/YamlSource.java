package aeolus.inventory;

import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.inventory.document.Node;
import aeolus.inventory.document.Node.Entry;
import aeolus.inventory.document.Node.Mapping;
import aeolus.inventory.document.Node.Scalar;
import java.util.List;

/** Adds a YAML or JSON inventory to the model, by the rules of Ansible's {@code yaml} plugin. */
final class YamlSource {
  private static final List<String> SECTIONS = List.of("vars", "children", "hosts");

  private final String file;
  private final SourceOrigin origin;
  private final VarValues values;
  private final InventoryModel model;
  private final Problems problems;

  YamlSource(String file, SourceOrigin origin, VarValues values, InventoryModel model,
      Problems problems) {
    this.file = file;
    this.origin = origin;
    this.values = values;
    this.model = model;
    this.problems = problems;
  }

  void read(Mapping root) {
    for (Entry entry : root.entries()) {
      if (entry.name().equals("plugin") && !entry.value().isFalsy()) {
        problems.error(entry.key().in(file), "inventory plugins are not supported, expected hosts"
            + " and groups, got plugin \"" + shown(entry.value()) + "\"");
        return;
      }
    }
    root.entries().forEach(this::group);
  }

  private static Object shown(Node node) {
    return node instanceof Scalar scalar ? scalar.value() : node.kind();
  }

  /** Reads a group and returns its name, or null where it has no valid one. */
  private String group(Entry entry) {
    Location where = entry.key().in(file);
    String name = entry.key().value() instanceof String text ? text : null;
    if (!(entry.value() instanceof Mapping) && !entry.value().isNull()) {
      problems.warning(entry.value().in(file), "group \"" + entry.name()
          + "\" is skipped, expected a mapping, got " + entry.value().kind());
      return name;
    }
    if (name == null || name.isEmpty()) {
      problems.error(where, "expected a group name, a string, got \"" + entry.name() + "\"");
      return null;
    }
    model.addGroup(name, where);
    if (entry.value() instanceof Mapping sections) {
      sections.entries().forEach(section -> section(name, section));
    }
    return name;
  }

  private void section(String group, Entry section) {
    List<Entry> entries = entriesOf(group, section);
    switch (section.name()) {
      case "vars" -> entries.forEach(entry -> variable(group, entry));
      case "children" -> entries.forEach(entry -> child(group, entry));
      case "hosts" -> entries.forEach(entry -> hosts(group, entry));
      default -> skip(group, section);
    }
  }

  private List<Entry> entriesOf(String group, Entry section) {
    Node value = section.value();
    if (value instanceof Mapping mapping) {
      return mapping.entries();
    }
    if (value instanceof Scalar scalar && scalar.value() instanceof String) {
      return List.of(new Entry(scalar, new Scalar(scalar.line(), scalar.column(), null)));
    }
    if (!value.isNull() && SECTIONS.contains(section.name())) {
      problems.error(value.in(file), "expected a mapping as \"" + section.name() + "\" of group \""
          + group + "\", got " + value.kind());
    }
    return List.of();
  }

  private void skip(String group, Entry section) {
    if (!section.value().isNull()) {
      problems.warning(section.key().in(file), "skipped in group \"" + group
          + "\", expected vars, children or hosts, got \"" + section.name() + "\"");
    }
  }

  private void variable(String entity, Entry entry) {
    model.setVariable(entity, entry.name(), values.of(entry), entry.value().in(file));
  }

  private void child(String parent, Entry entry) {
    String child = group(entry);
    if (child != null) {
      model.addChild(parent, child, entry.key().in(file));
    }
  }

  private void hosts(String group, Entry entry) {
    Location where = entry.key().in(file);
    if (!(entry.key().value() instanceof String pattern)) {
      problems.error(where, "expected a host name, a string (put it into quotes), got \""
          + entry.name() + "\"");
      return;
    }
    if (!(entry.value() instanceof Mapping) && !entry.value().isFalsy()) {
      problems.error(entry.value().in(file), "expected a mapping of variables of host \"" + pattern
          + "\", got " + entry.value().kind());
      return;
    }
    try {
      addAll(HostNames.expand(pattern), group, entry.value(), where);
    } catch (IllegalArgumentException e) {
      problems.error(where, "host pattern \"" + pattern + "\": " + e.getMessage());
    }
  }

  private void addAll(HostNames hosts, String group, Node vars, Location where) {
    for (String name : hosts.names()) {
      model.addHost(name, group, hosts.port(), origin, where);
      if (vars instanceof Mapping mapping && model.isKnown(name)) {
        mapping.entries().forEach(entry -> variable(name, entry));
      }
    }
  }
}
