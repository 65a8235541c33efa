package aeolus.inventory;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.VaultDecryptor;
import aeolus.inventory.document.DocumentReader;
import aeolus.inventory.document.Node;
import aeolus.inventory.document.Node.Entry;
import aeolus.inventory.document.Node.Mapping;
import aeolus.inventory.document.Node.Scalar;
import aeolus.inventory.document.Node.Sequence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds what an executable inventory prints, by the rules of Ansible's {@code script} plugin. */
final class ScriptSource {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<String> SECTIONS = List.of("hosts", "vars", "children");

  private final Path script;
  private final String listing;
  private final SourceOrigin origin;
  private final InventoryModel model;
  private final VaultDecryptor decryptor;
  private final Problems problems;
  private final Map<String, Location> hosts = new LinkedHashMap<>();

  ScriptSource(Path script, InventoryModel model, VaultDecryptor decryptor, Problems problems) {
    this.script = script;
    this.listing = script + " --list";
    this.origin = SourceOrigin.of(script);
    this.model = model;
    this.decryptor = decryptor;
    this.problems = problems;
  }

  /** Runs the script with {@code --list} and, where that doesn't tell, {@code --host NAME}. */
  void read() {
    read(LIMIT);
  }

  void read(Duration limit) {
    ScriptRun run = new ScriptRun(script, limit);
    Node root = document(listing, run.output(Location.of(script.toString()), "--list"));
    if (!(root instanceof Mapping groups)) {
      throw new InvalidInputException(root.in(listing),
          "expected a mapping of groups, got " + root.kind());
    }
    Node known = null;
    for (Entry entry : groups.entries()) {
      if (entry.name().equals("_meta")) {
        known = hostVars(entry.value());
      } else {
        group(entry);
      }
    }
    variables(known, run);
  }

  private Node document(String name, byte[] output) {
    return new DocumentReader(decryptor, problems).readJson(name, SourceText.decode(output, name));
  }

  private Node hostVars(Node meta) {
    if (!(meta instanceof Mapping mapping)) {
      problems.error(meta.in(listing), "expected a mapping as \"_meta\", got " + meta.kind());
      return null;
    }
    return value(mapping, "hostvars");
  }

  private static Node value(Mapping mapping, String name) {
    return mapping.entries()
        .stream()
        .filter(entry -> entry.name().equals(name))
        .map(Entry::value)
        .findFirst()
        .orElse(null);
  }

  private void group(Entry entry) {
    String name = entry.name();
    model.addGroup(name, entry.key().in(listing));
    if (!model.hasGroup(name)) {
      return;
    }
    if (!(entry.value() instanceof Mapping sections)) {
      hosts(name, entry.value());
    } else if (sections.entries().stream().noneMatch(e -> SECTIONS.contains(e.name()))) {
      // the short form: a host of the group's name with its variables
      host(name, name, entry.key().in(listing));
      vars(name, sections);
    } else {
      sections.entries().forEach(section -> section(name, section));
    }
  }

  private void section(String group, Entry section) {
    switch (section.name()) {
      case "hosts" -> hosts(group, section.value());
      case "vars" -> vars(group, section.value());
      case "children" -> strings(group, "children", section.value())
          .forEach((child, where) -> child(group, child, where));
      default -> {
      }
    }
  }

  private void hosts(String group, Node list) {
    strings(group, "hosts", list).forEach((name, where) -> host(group, name, where));
  }

  private void host(String group, String name, Location where) {
    model.addHost(name, group, null, origin, where);
    hosts.putIfAbsent(name, where);
  }

  private void child(String group, String child, Location where) {
    model.addGroup(child, where);
    if (model.hasGroup(child)) {
      model.addChild(group, child, where);
    }
  }

  /** Takes a list of names with their places; anything else is a problem. */
  private Map<String, Location> strings(String group, String section, Node node) {
    Map<String, Location> names = new LinkedHashMap<>();
    if (!(node instanceof Sequence list)) {
      problems.error(node.in(listing), "expected a list as \"" + section + "\" of group \"" + group
          + "\", got " + node.kind());
      return names;
    }
    for (Node item : list.items()) {
      if (item instanceof Scalar scalar && scalar.value() instanceof String name) {
        names.putIfAbsent(name, item.in(listing));
      } else {
        problems.error(item.in(listing), "expected a name in \"" + section + "\" of group \""
            + group + "\", a string, got " + item.kind());
      }
    }
    return names;
  }

  private void vars(String entity, Node node) {
    if (node instanceof Mapping mapping) {
      mapping.entries()
          .forEach(entry -> model.setVariable(entity, entry.name(), entry.value().value(),
              entry.value().in(listing)));
    } else {
      problems.error(node.in(listing), "expected a mapping of variables of \"" + entity
          + "\", got " + node.kind());
    }
  }

  /** Ansible asks for every host, one run each, only where there is no {@code _meta.hostvars}. */
  private void variables(Node known, ScriptRun run) {
    if (known == null || known.isNull()) {
      hosts.forEach((name, where) -> ask(name, where, run));
    } else if (known instanceof Mapping byHost) {
      Map<String, Node> nodes = new LinkedHashMap<>();
      byHost.entries().forEach(entry -> nodes.put(entry.name(), entry.value()));
      hosts.keySet().stream().filter(nodes::containsKey).forEach(host -> hostVars(host, nodes));
    } else {
      problems.error(known.in(listing),
          "expected a mapping of hosts as \"hostvars\", got " + known.kind());
    }
  }

  private void hostVars(String host, Map<String, Node> nodes) {
    if (model.isKnown(host)) {
      vars(host, nodes.get(host));
    }
  }

  private void ask(String host, Location where, ScriptRun run) {
    if (problems.hasErrors() || !model.isKnown(host)) {
      return;
    }
    String name = script + " --host " + host;
    byte[] output = run.output(Location.of(name), "--host", host);
    if (SourceText.decode(output, name).isBlank()) {
      return;
    }
    Node node = document(name, output);
    if (node instanceof Mapping mapping) {
      mapping.entries()
          .forEach(entry -> model.setVariable(host, entry.name(), entry.value().value(), where));
    } else {
      problems.error(node.in(name), "expected a mapping of variables, got " + node.kind());
    }
  }
}
