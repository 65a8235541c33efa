package aeolus.inventory;

import aeolus.core.python.PythonText;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.python.PythonLiteral;
import aeolus.inventory.document.OddKeyMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds an INI inventory to the model, by the rules of Ansible's {@code ini} plugin. */
final class IniSource {
  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern SECTION = Pattern
      .compile("\\[([^:\\]\\s]+)(?::(\\w+))?\\]\\s*(?:#.*)?", FLAGS);
  private static final Pattern GROUP_NAME = Pattern.compile("([^:\\]\\s]+)\\s*(?:#.*)?", FLAGS);

  private final String file;
  private final SourceOrigin origin;
  private final InventoryModel model;
  private final Problems problems;
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private String group = "ungrouped";
  private String kind = "hosts";
  private Location where;

  IniSource(String file, SourceOrigin origin, InventoryModel model, Problems problems) {
    this.file = file;
    this.origin = origin;
    this.model = model;
    this.problems = problems;
  }

  /** A group that was mentioned before it was declared. */
  private record Pending(boolean asChild, Location where, List<String> parents) {}

  /** Tells whether the first line that says anything is a section header. */
  static boolean looksLikeIni(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';')
        .findFirst()
        .filter(line -> SECTION.matcher(line).matches())
        .isPresent();
  }

  void read(String text) {
    int number = 0;
    for (String raw : PythonText.splitLines(text)) {
      number++;
      String line = raw.strip();
      if (!line.isEmpty() && line.charAt(0) != ';' && line.charAt(0) != '#') {
        where = new Location(file, number, raw.indexOf(line) + 1);
        line(line);
      }
    }
    pending.forEach(this::reportPending);
  }

  private void reportPending(String name, Pending declaration) {
    problems.error(declaration.where(), declaration.asChild()
        ? "[" + declaration.parents().getLast() + ":children] names the undefined group \"" + name
            + "\""
        : "[" + name + ":vars] is for the undefined group \"" + name + "\"");
  }

  private void line(String line) {
    Matcher section = SECTION.matcher(line);
    if (section.matches()) {
      section(section.group(1), section.group(2) == null ? "hosts" : section.group(2));
    } else if (line.startsWith("[") && line.endsWith("]")) {
      problems.error(where, "expected a section as [group] or [group:vars], without spaces, got \""
          + line + "\"");
    } else {
      switch (kind) {
        case "hosts" -> hosts(line);
        case "vars" -> variable(line);
        case "children" -> child(line);
        default -> {
        }
      }
    }
  }

  private void section(String name, String newKind) {
    group = name;
    kind = newKind;
    if (!List.of("hosts", "vars", "children").contains(newKind)) {
      problems.error(where, "expected [" + name + ":vars], [" + name + ":children] or [" + name
          + ":hosts], got \"" + newKind + "\"");
      return;
    }
    boolean isVars = newKind.equals("vars");
    if (!model.hasGroup(name)) {
      if (isVars) {
        pending.putIfAbsent(name, new Pending(false, where, List.of()));
      }
      model.addGroup(name, where);
    }
    if (pending.containsKey(name) && !isVars) {
      declare(name);
    }
  }

  private void declare(String name) {
    Pending declared = pending.get(name);
    if (declared.asChild()) {
      addPending(name);
    } else {
      pending.remove(name);
    }
  }

  private void addPending(String name) {
    for (String parent : pending.get(name).parents()) {
      model.addChild(parent, name, where);
      if (pending.containsKey(parent) && pending.get(parent).asChild() && !parent.equals(name)) {
        addPending(parent);
      }
    }
    pending.remove(name);
  }

  private void child(String line) {
    Matcher matcher = GROUP_NAME.matcher(line);
    if (!matcher.matches()) {
      problems.error(where, "expected the name of a group, got \"" + line + "\"");
      return;
    }
    String child = matcher.group(1);
    if (model.hasGroup(child)) {
      model.addChild(group, child, where);
    } else {
      pending.computeIfAbsent(child, name -> new Pending(true, where, new ArrayList<>()))
          .parents()
          .add(group);
    }
  }

  private void variable(String line) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      problems.error(where, "expected name=value, got \"" + line + "\"");
      return;
    }
    Object value = PythonLiteral.valueOf(line.substring(equals + 1).strip(), OddKeyMap::of);
    model.setVariable(group, line.substring(0, equals).strip(), value, where);
  }

  private void hosts(String line) {
    try {
      List<String> words = ShellWords.split(line);
      HostNames hosts = HostNames.expand(words.getFirst());
      if (words.getFirst().strip().endsWith(":") && hosts.port() == null) {
        problems.error(where, "expected a port after the colon, got \"" + words.getFirst() + "\"");
      } else if (hosts.names().stream().anyMatch(name -> name.strip().equals("---"))) {
        problems.error(where, "expected a host, got \"---\", which begins a YAML file");
      } else {
        addAll(hosts, words.subList(1, words.size()));
      }
    } catch (IllegalArgumentException e) {
      problems.error(where, e.getMessage());
    }
  }

  private void addAll(HostNames hosts, List<String> assignments) {
    Map<String, Object> vars = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 0) {
        problems.error(where, "expected name=value after the host, got \"" + assignment + "\"");
        return;
      }
      vars.put(assignment.substring(0, equals),
          PythonLiteral.valueOf(assignment.substring(equals + 1), OddKeyMap::of));
    }
    for (String name : hosts.names()) {
      model.addHost(name, group, hosts.port(), origin, where);
      if (model.isKnown(name)) {
        vars.forEach((key, value) -> model.setVariable(name, key, value, where));
      }
    }
  }
}
