package aeolus.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Executable inventories: shell scripts that print JSON for --list and --host. */
final class RandomScript {
  private static final List<String> HOSTS = List.of("h1", "h2", "beta", "10.0.0.1", "h[1:2]", "s1",
      "alpha:2222");
  private static final List<String> VARS = List.of("{\"a\": 1}", "{\"b\": [1, {\"c\": null}]}",
      "{}",
      "{\"ansible_host\": \"192.0.2.1\", \"x\": {\"__ansible_unsafe\": \"{{ y }}\"}}",
      "{\"ansible_group_priority\": 3, \"a\": \"script\"}");

  private final Random random;
  private final RandomNames names;
  private final Set<String> hosts = new LinkedHashSet<>();

  RandomScript(Random random, RandomNames names) {
    this.random = random;
    this.names = names;
  }

  String text() {
    Set<String> groups = new LinkedHashSet<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      groups.add(names.group());
    }
    String body = groups.stream().map(this::group).collect(Collectors.joining(",\n  "));
    boolean meta = random.nextInt(3) > 0;
    String list = "{" + body + (meta ? ", \"_meta\": " + meta() : "") + "}";
    return "#!/bin/sh\ncase $1 in\n--list) cat <<'END'\n" + list + "\nEND\n;;\n"
        + "--host) case $2 in h1) echo '{\"one\": \"asked\"}';; *) echo '{}';; esac;;\nesac\n"
        + (random.nextInt(15) == 0 ? "echo trouble >&2; exit 3\n" : "");
  }

  private String meta() {
    if (random.nextInt(8) == 0) {
      return "{}";
    }
    List<String> vars = new ArrayList<>(List.of("\"unlisted\": {\"a\": 1}"));
    hosts.stream()
        .filter(host -> random.nextInt(3) > 0)
        .forEach(host -> vars.add("\"" + host + "\": " + pick(VARS)));
    return "{\"hostvars\": {" + String.join(", ", vars) + "}}";
  }

  private String group(String name) {
    return "\"" + name + "\": " + switch (random.nextInt(8)) {
      case 0 -> hosts();
      case 1 -> single(name);
      case 2 -> random.nextInt(10) == 0 ? "null" : "{\"hosts\": []}";
      default -> full(name);
    };
  }

  private String single(String name) {
    if (name.equals("all")) {
      return "[]";
    }
    hosts.add(name);
    return "{\"color\": \"red\", \"n\": 1.50}";
  }

  private String full(String name) {
    String child = names.childOf(name);
    String children = child == null || random.nextBoolean() ? "[]" : "[\"" + child + "\"]";
    return "{\"hosts\": " + hosts() + ", \"vars\": " + pick(VARS) + ", \"children\": " + children
        + (random.nextInt(6) == 0 ? ", \"other\": 1" : "") + "}";
  }

  private String hosts() {
    Set<String> chosen = new LinkedHashSet<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      chosen.add(pick(HOSTS));
    }
    hosts.addAll(chosen);
    return chosen.stream()
        .map(host -> "\"" + host + "\"")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
