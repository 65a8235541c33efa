package aeolus.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.Host;
import aeolus.core.UnsafeText;
import aeolus.core.Vars;
import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.Context;
import aeolus.template.PythonOracle;
import aeolus.template.RandomVariables;
import aeolus.template.TemplateSettings;
import aeolus.template.expression.ExpressionException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Resolves variables made at random and compares with what Ansible's Templar makes of them. Two
 * things are Aeolus's own: a list or mapping with a part that can't be rendered is undefined as a
 * whole with Ansible, with Aeolus that part alone; and Ansible leaves what it can't render in {@code hostvars} as it is, Aeolus refuses.
 * {@code -Daeolus.variables.seeds=1:20000} makes others than the default ones.
 */
final class VariablesDifferentialIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode REFUSED = TextNode.valueOf("refused");

  @TempDir
  private Path scratch;
  @TempDir
  private Path project;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();

  @Test
  void resolve_randomVariables_areAsAnsibleResolvesThem() throws IOException {
    assumeTrue(PythonOracle.isInstalled(), "ansible-core is not installed");
    String[] seeds = System.getProperty("aeolus.variables.seeds", "1:250").split(":");
    try (PythonOracle oracle = PythonOracle.start(scratch)) {
      for (long seed = Long.parseLong(seeds[0]); seed <= Long.parseLong(seeds[1]); seed++) {
        compare(seed, oracle);
      }
    }
    System.out.println("variables compared with Ansible: " + counts);
    assertThat(differences.stream().limit(12)).as("%d differences", differences.size()).isEmpty();
    assertThat(counts.getOrDefault("refused by Ansible only", 0))
        .isLessThanOrEqualTo(counts.get("same") / 50);
    assertThat(counts.get("same"))
        .isGreaterThan(counts.values().stream().mapToInt(i -> i).sum() / 2);
  }

  private void compare(long seed, PythonOracle oracle) {
    Map<String, Map<String, Object>> hosts = RandomVariables.of(seed);
    String first = hosts.keySet().iterator().next();
    JsonNode theirs = oracle.ask(Map.of("hosts", hosts, "host", first, "names",
        hosts.get(first).keySet())).get("value");
    List<Host> all = hosts.entrySet()
        .stream()
        .map(host -> new Host(host.getKey(), List.of(), Vars.of(unsafe(host.getValue()))))
        .toList();
    Context context = new Context(all.getFirst(), all, Map.of("all", List.of()), Map.of());
    JinjaEngine engine = new JinjaEngine(new TemplateSettings(project, List.of()));
    boolean brokenPart = hosts.values()
        .stream()
        .flatMap(vars -> vars.entrySet().stream())
        .anyMatch(entry -> !(entry.getValue() instanceof String)
            && theirs.path(entry.getKey()).has("error"));
    for (String name : hosts.get(first).keySet()) {
      Outcome expected = theirs.get(name).has("error")
          ? new Outcome(REFUSED, theirs.get(name).get("error").asText())
          : Outcome.of(theirs.get(name).get("value"));
      compare("seed " + seed + ", " + name + "\n" + hosts, expected,
          resolve(engine, name, context), brokenPart);
    }
  }

  /**
   * What came of a variable.
   *
   * @param value with the kinds of its parts
   */
  private record Outcome(JsonNode value, String shown) {
    static Outcome of(JsonNode value) {
      return new Outcome(value, value.toString());
    }

    boolean refused() {
      return value.equals(REFUSED);
    }
  }

  private static Outcome resolve(JinjaEngine engine, String name, Context context) {
    try {
      return Outcome.of(JSON.valueToTree(typed(engine.resolve(name, context))));
    } catch (ExpressionException e) {
      return new Outcome(REFUSED, e.getMessage());
    }
  }

  private void compare(String what, Outcome theirs, Outcome ours, boolean brokenPart) {
    String compared = kind(theirs, ours);
    String kind = brokenPart && !compared.equals("same") ? "beside a broken part" : compared;
    counts.merge(kind, 1, Integer::sum);
    if (kind.equals("different") || kind.equals("refused by us only")) {
      differences.add(kind + ": " + what + "\n--- Ansible\n" + theirs.shown()
          + "\n--- Aeolus\n" + ours.shown() + "\n");
    }
  }

  private static String kind(Outcome theirs, Outcome ours) {
    if (theirs.shown().contains("{{ ") && !theirs.refused()) {
      return "perhaps left as it is by Ansible";
    }
    if (theirs.refused() || ours.refused()) {
      return theirs.refused() && ours.refused()
          ? "refused by both"
          : "refused by " + (theirs.refused() ? "Ansible" : "us") + " only";
    }
    return theirs.value().equals(ours.value()) ? "same" : "different";
  }

  private static Map<String, Object> unsafe(Map<?, ?> values) {
    Map<String, Object> all = new LinkedHashMap<>();
    values.forEach((name, value) -> all.put((String) name, unsafe(value)));
    return all;
  }

  private static Object unsafe(Object value) {
    return switch (value) {
      case Map<?, ?> map when map.containsKey("!unsafe") -> new UnsafeText(
          (String) map.get("!unsafe"));
      case Map<?, ?> map -> unsafe(map);
      case List<?> list -> list.stream().map(VariablesDifferentialIT::unsafe).toList();
      case Integer number -> number.longValue();
      case null, default -> value;
    };
  }

  /** Tells values apart that JSON would not, as the oracle does. */
  private static Object typed(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> typed = new LinkedHashMap<>();
        map.forEach((key, item) -> typed.put((String) key, typed(item)));
        yield typed;
      }
      case List<?> list -> list.stream().map(VariablesDifferentialIT::typed).toList();
      case CharSequence text -> "str:" + text;
      case null, default -> PythonValues.typeName(value) + ":"
          + PythonText.str(value);
    };
  }
}
