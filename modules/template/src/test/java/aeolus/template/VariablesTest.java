package aeolus.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import aeolus.core.Vars;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {
  @TempDir
  private Path folder;

  private Context context(Map<String, ?> x, Map<String, ?> y, Map<String, Object> extra) {
    List<Host> hosts = List.of(new Host("x.example.net", List.of("ns"), Vars.of(x)),
        new Host("y", List.of("ns"), Vars.of(y)));
    return new Context(hosts.getFirst(), hosts, Map.of("ns", List.of("x.example.net", "y")), extra);
  }

  private Context context(Map<String, ?> x) {
    return context(x, Map.of(), Map.of());
  }

  private TemplateEngine engine() {
    return Templates.create(new TemplateSettings(folder, List.of()));
  }

  private String text(String template, Context context) {
    return engine().renderText(template, Location.of("t"), context).text();
  }

  private List<String> problems(String template, Context context) {
    try {
      return List.of("rendered: " + text(template, context));
    } catch (InvalidInputException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }

  private Object resolved(Map<String, ?> vars, String name) {
    return engine().resolve(context(vars)).get(name);
  }

  @Test
  void render_variableOfVariables_isResolvedWhereItIsUsed() {
    Context context = context(Map.of("a", "{{ b }}-{{ c.d[1] }}", "b", "{{ n + 1 }}", "n", 4, "c",
        Map.of("d", List.of("no", "{{ inventory_hostname_short }}"))));
    assertThat(text("{{ a }} {{ c }}", context)).isEqualTo("5-x {'d': ['no', 'x']}");
  }

  @Test
  void render_brokenVariableThatIsNotUsed_isNoMatter() {
    Map<String, Object> vars = Map.of("a", "{{ nope }}", "m", Map.of("x", "{{ nope }}", "y", 1));
    assertThat(text("{{ m.y }}{{ a | default('d') }}{{ m.x | default('e') }}{{ a is defined }}",
        context(vars))).isEqualTo("1deFalse");
  }

  @Test
  void render_otherHost_itsVariablesAreSeenFromThere() {
    Context context = context(Map.of("n", 1),
        Map.of("n", 2, "v", "{{ inventory_hostname }}{{ n }}"),
        Map.of("e", "{{ n }}"));
    assertThat(text("{{ hostvars['y'].v }} {{ hostvars.y.e }} {{ e }} {{ groups.ns | length }} "
        + "{{ hostvars | length }}", context)).isEqualTo("y2 2 1 2 2");
  }

  @Test
  void render_loop_isShownAsLoop() {
    Context context = context(
        Map.of("a", "{{ b }}", "b", "{{ c.x }}", "c", Map.of("x", "{{ b }}")));
    assertThat(problems("{{ a }}", context)).containsExactly(
        "t: variables refer to each other without end: "
            + "hostvars['x.example.net'].b -> hostvars['x.example.net'].c.x -> "
            + "hostvars['x.example.net'].b");
    assertThat(problems("{{ a | default(1) }}", context)).hasSize(1);
  }

  @Test
  void render_deepChain_isRefused() {
    Map<String, Object> vars = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      vars.put("v" + i, "{{ v" + (i + 1) + " }}");
    }
    assertThat(problems("{{ v0 }}", context(vars))).singleElement()
        .asString()
        .contains("more than 50 levels deep");
  }

  @Test
  void render_mistakeInVariable_namesIt() {
    Context context = context(
        Map.of("a", "x{{ b }}", "b", "{{ ipv4_adress }}", "ipv4_address", 1, "s",
            "{{ 1 + }}"));
    assertThat(problems("{{ a }}", context)).singleElement()
        .asString()
        .startsWith("t: variable b of host x.example.net: unknown variable \"ipv4_adress\"")
        .contains("ipv4_address");
    assertThat(problems("{{ s | default(1) }}", context)).singleElement()
        .asString()
        .startsWith("t: variable s of host x.example.net: ");
  }

  @Test
  void render_unsafeText_isNoTemplate() {
    Context context = context(Map.of("u", new UnsafeText("{{ nope }}"), "a", "<{{ u }}>"));
    assertThat(text("{{ u }} {{ a }}", context)).isEqualTo("{{ nope }} <{{ nope }}>");
    assertThat(engine().resolve(context).get("a")).isEqualTo(new UnsafeText("<{{ nope }}>"));
  }

  @Test
  void resolve_kindsOfValues_areAnsibles() {
    Map<String, Object> vars = new TreeMap<>(
        Map.of("i", 5, "f", 1.5, "t", true, "l", List.of(1, "a"),
            "d", Map.of("k", "v"), "s", "text"));
    vars.put("z", null);
    for (String name : List.of("i", "f", "t", "l", "d", "s", "z")) {
      vars.put("only_" + name, "{{ " + name + " }}");
      vars.put("twice_" + name, "{{ only_" + name + " }}");
    }
    Vars resolved = engine().resolve(context(vars));
    assertThat(resolved.get("only_i")).isEqualTo(5);
    assertThat(resolved.get("twice_i")).isEqualTo("5");
    assertThat(resolved.get("only_f")).isEqualTo(1.5);
    assertThat(resolved.get("twice_t")).isEqualTo(true);
    assertThat(resolved.get("twice_l")).isEqualTo(List.of(1L, "a"));
    assertThat(resolved.get("only_d")).isEqualTo(Map.of("k", "v"));
    assertThat(resolved.get("only_z")).isNull();
    assertThat(resolved.get("twice_z")).isEqualTo("");
  }

  @Test
  void resolve_textsAroundTemplates_areAnsibles() {
    assertThat(resolved(Map.of("a", "[{{ 1 }}, {{ 2 }}]"), "a")).isEqualTo(List.of(1L, 2L));
    assertThat(resolved(Map.of("a", "{{ 'b' }}\n\n"), "a")).isEqualTo("b\n\n");
    assertThat(resolved(Map.of("a", "{{ 'a.b' | replace('\\.', '-') }}{{ '\\n' }}"), "a"))
        .isEqualTo("a.b\\n");
    assertThat(resolved(Map.of("a", "{% if true %}yes{% endif %}\n"), "a")).isEqualTo("yes\n");
    assertThat(resolved(Map.of("a", List.of("{{ b }}"), "b", Map.of("c", "{{ 1 }}")), "a"))
        .isEqualTo(List.of(Map.of("c", "1")));
  }

  @Test
  void resolve_whatASecretWentInto_isASecret() {
    List<String> opened = new ArrayList<>();
    SecretText secret = SecretText.encrypted("$ANSIBLE_VAULT", () -> {
      opened.add("password");
      return SecretText.of("hunter2");
    });
    Map<String, Object> vars = Map.of("p", secret, "url", "db://u:{{ p }}@h", "copy", "{{ url }}",
        "list", "{{ [p, 1] }}", "plain", "{{ 1 }}", "own", Map.of("p", secret));
    assertThat(text("{{ plain }}", context(vars))).isEqualTo("1");
    assertThat(opened).isEmpty();
    Vars resolved = engine().resolve(context(vars));
    assertThat(resolved.get("url")).isEqualTo(SecretText.of("db://u:hunter2@h"));
    assertThat(resolved.get("copy")).isEqualTo(SecretText.of("db://u:hunter2@h"));
    assertThat(resolved.get("list")).isEqualTo(Arrays.asList(SecretText.of("hunter2"), 1L));
    assertThat(resolved.get("plain")).isEqualTo("1");
    assertThat(resolved.toString()).doesNotContain("hunter2");
    assertThat(text("{{ copy }} {{ own.p }}", context(vars))).isEqualTo("db://u:hunter2@h hunter2");
  }

  @Test
  void resolve_severalBrokenVariables_areAllReported() {
    assertThatThrownBy(() -> resolved(Map.of("a", "{{ nope }}", "b", "{{ 1 + }}"), "a"))
        .isInstanceOfSatisfying(InvalidInputException.class,
            e -> assertThat(e.problems()).extracting(problem -> problem.location().file())
                .containsExactlyInAnyOrder("variable a of host x.example.net",
                    "variable b of host x.example.net"));
  }

  @Test
  void renderValue_texts_areRendered() {
    Object value = engine().renderValue(Map.of("a", List.of("{{ n }}", 1)), Location.of("f"),
        context(Map.of("n", "{{ 7 }}")));
    assertThat(value).isEqualTo(Map.of("a", List.of("7", 1)));
  }
}
