package aeolus.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes hosts at random whose variables refer to each other. */
public final class RandomVariables {
  private static final List<String> HOSTS = List.of("x.example.net", "y");
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "h");

  private final Random random;
  private int at;

  private RandomVariables(long seed) {
    this.random = new Random(seed);
  }

  /** Makes the variables of hosts by name. */
  public static Map<String, Map<String, Object>> of(long seed) {
    RandomVariables variables = new RandomVariables(seed);
    Map<String, Map<String, Object>> hosts = new LinkedHashMap<>();
    for (String host : HOSTS) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (String name : NAMES) {
        values.put(name, variables.value(2));
        variables.at++;
      }
      hosts.put(host, values);
    }
    return hosts;
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth == 0 ? 9 : 11)) {
      case 0 -> List.of(5, 1.5, true, false, -3).get(random.nextInt(5));
      case 1 -> any("text", "it's", "", "[1, 2]", "True", "5", "é", "two\nlines\n", "back\\slash");
      case 2 -> random.nextInt(4) == 0 ? null : Map.of("!unsafe", any("{{ a }}", "{% x", "plain"));
      case 3, 4 -> "{{ " + reference() + " }}" + any("", "", "\n", "x");
      case 5 -> any("", "a ", "[") + "{{ " + expression() + " }}" + any("", "b", "]", "\n\n");
      case 6 -> "{% if " + reference() + any(" is defined", " is string", " is none")
          + " %}" + any("yes", "{{ " + reference() + " }}") + "{% else %}no{% endif %}"
          + any("", "\n");
      case 7 -> "{% for i in " + any("[1, 2]", reference()) + " %}{{ i }}" + any(",", ", ", "")
          + "{% endfor %}";
      case 8 -> any("{# comment #}x", "{'a': {{ 1 }}}", "{{ '\\n' }}", "{{ 'a\\\\b' }}",
          "{{ [] }}", "{{ {} }}", "{{ (1, 2) }}", "{{ none }}", "{{ true }}x", "{{ 2 ** 70 }}");
      case 9 -> list(depth);
      default -> map(depth);
    };
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      list.add(value(depth - 1));
    }
    return list;
  }

  private Map<String, Object> map(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String key : List.of("k", "l").subList(0, 1 + random.nextInt(2))) {
      map.put(key, value(depth - 1));
    }
    return map;
  }

  /** Mostly a variable that comes later: Ansible takes long to find out about loops. */
  private String name() {
    int first = random.nextInt(60) == 0 ? 0 : at % NAMES.size() + 1;
    return first >= NAMES.size()
        ? "inventory_hostname"
        : NAMES.get(first + random.nextInt(NAMES.size() - first));
  }

  private String reference() {
    return switch (random.nextInt(12)) {
      case 0 -> name() + any(".k", "['l']");
      case 1 -> name() + "[0]";
      case 2 -> at < NAMES.size() ? "hostvars['y']." + name() : name();
      case 3 -> any("inventory_hostname", "inventory_hostname_short", "nope");
      default -> name();
    };
  }

  private String expression() {
    String one = reference();
    return switch (random.nextInt(7)) {
      case 0 -> one + " | default('d')";
      case 1 -> one + " | default(" + reference() + ", true)";
      case 2 -> one + " ~ " + reference();
      case 3 -> "[" + one + ", " + reference() + "]";
      case 4 -> "{'k': " + one + "}";
      case 5 -> "(" + one + ") == " + reference();
      default -> one + " if " + reference() + " is defined else 'else'";
    };
  }
}
