package aeolus.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import aeolus.core.Vars;
import aeolus.template.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JinjaEngineTest {
  @TempDir
  Path folder;

  private TestProject project(Map<String, ?> vars) {
    return TestProject.in(folder, vars);
  }

  @Test
  void render_variablesOfContext_areSeen() {
    TestProject project = project(Map.of("domain", "a.example"));
    Context context = new Context(project.context().host(), project.context().allHosts(),
        project.context().groups(), Map.of("domain", "b.example"));
    assertThat(project.engine()
        .renderText("{{ inventory_hostname }} {{ group_names[0] }} {{ groups.nameservers[0] }}"
            + " {{ domain }} {{ hostvars.x.domain }}", Location.of("t"), context)
        .text()).isEqualTo("x nameservers x b.example b.example");
  }

  @Test
  void render_otherHostsLater_areSeen() {
    TestProject project = project(Map.of("a", "1"));
    assertThat(project.text("{{ hostvars.x.a }}")).isEqualTo("1");
    Host other = new Host("x", List.of(), Vars.of(Map.of("a", "2")));
    assertThat(project.engine()
        .renderText("{{ hostvars.x.a }}", Location.of("t"),
            new Context(other, List.of(other), Map.of(), Map.of()))
        .text()).isEqualTo("2");
  }

  @Test
  void render_secrets_becomeTextAtAnyDepth() {
    TestProject project = project(Map.of("secret", SecretText.of("s1"), "deep",
        Map.of("secret", SecretText.of("s2"), "list", List.of(SecretText.of("s3")))));
    assertThat(project.text("""
        {{ secret }} {{ deep.secret }} {{ deep['list'][0] }} {{ deep.list | join }} \
        {{ hostvars.x.secret }} {{ hostvars['x'].deep.secret }} \
        {% for s in deep.list %}{{ s }}{% endfor %}""")).isEqualTo("s1 s2 s3 s3 s1 s2 s3");
  }

  @Test
  void render_secretThatIsNotUsed_staysShut() {
    SecretText shut = SecretText.encrypted("envelope", () -> {
      throw new AssertionError("opened");
    });
    TestProject project = project(Map.of("secret", shut, "deep", Map.of("s", shut, "a", 1L)));
    assertThat(project.text("{{ deep.a }} {{ deep.b is defined }} {{ hostvars.x.deep.a }}"))
        .isEqualTo("1 False 1");
  }

  @Test
  void render_templateInValue_isNotRendered() {
    assertThat(project(Map.of("v", new UnsafeText("{{ x }}"))).text("{{ v }}{{ v == '{{ x }}' }}"))
        .isEqualTo("{{ x }}True");
  }

  @Test
  void render_sameEngineInManyThreads_works() {
    TestProject project = project(Map.of("list", List.of("a", "b"))).file("templates/m.j2",
        "{% macro f(x) %}<{{ x }}>{% endmacro %}");
    project.file("t.j2",
        "{% from 'm.j2' import f %}{% for x in list %}{{ f(x) | upper }}{% endfor %}");
    assertThat(IntStream.range(0, 500)
        .parallel()
        .mapToObj(i -> project.file("t.j2").text())
        .distinct()).containsExactly("<A><B>");
  }

  @Test
  void resolve_variables_areRenderedAtAnyDepth() {
    TestProject project = project(Map.of("domain", "a.example", "list",
        List.of("mail.{{ domain }}"), "n", 3L, "unsafe", new UnsafeText("{{ x }}"), "secret",
        SecretText.of("s")));
    Vars resolved = project.engine().resolve(project.context());
    assertThat(resolved.asMap()).containsEntry("list", List.of("mail.a.example"))
        .containsEntry("n", 3L)
        .containsEntry("unsafe", new UnsafeText("{{ x }}"))
        .containsEntry("secret", SecretText.of("s"));
  }

  @Test
  void resolve_problems_nameTheirVariables() {
    TestProject project = project(Map.of("domain", "a.example", "mx", "mail.{{ domian }}", "ns",
        List.of("{{ 1 + }}")));
    assertThatThrownBy(() -> project.engine().resolve(project.context()))
        .isInstanceOfSatisfying(InvalidInputException.class,
            e -> assertThat(e.problems()).map(Object::toString)
                .containsExactlyInAnyOrder(
                    "variable mx of host x: unknown variable \"domian\", did you mean \"domain\"?",
                    "variable ns[0] of host x: syntax error in expression, expected a value, got its end"));
  }

  @Test
  void renderText_placeWithLine_isWhereProblemsAre() {
    TestProject project = project(Map.of());
    assertThat(TestProject.problemsOf(() -> project.engine()
        .renderText("a\n{{ nope }}\n", new Location("group_vars/all.yaml", 7, 3),
            project.context())))
        .containsExactly(
            "group_vars/all.yaml:7:3: unknown variable \"nope\"");
  }

  @Test
  void renderText_textOfLines_countsThem() {
    TestProject project = project(Map.of());
    assertThat(TestProject.problemsOf(() -> project.engine()
        .renderText("a\n{{ nope }}\n", Location.of("variable motd"), project.context())))
        .containsExactly("variable motd:2:4: unknown variable \"nope\"");
  }

  @Test
  void renderValue_otherThanText_staysAsItIs() {
    TestProject project = project(Map.of("n", 3L));
    assertThat(project.engine()
        .renderValue(Map.of("a", List.of("{{ n }}", 5L, true)), Location.of("v"),
            project.context()))
        .isEqualTo(Map.of("a", List.of("3", 5L, true)));
  }
}
