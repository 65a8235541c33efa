package aeolus.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Location;
import aeolus.template.TemplateSettings;
import aeolus.template.library.Library;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  @TempDir
  Path folder;

  private List<String> problems(String template) {
    return TestProject.in(folder, Map.of("n", 1L)).problems(template);
  }

  private List<String> problems(String template, Limits limits) {
    Rendering rendering = new Rendering(new ParsedTemplates(Library.of(folder)),
        new ProjectFiles(new TemplateSettings(folder, List.of())),
        Source.ofText(Location.of("t.j2"), template), folder, Map.of(), Map.of());
    return TestProject.problemsOf(
        () -> rendering.render(Marking.none(), limits));
  }

  @Test
  void render_outputTooLong_isGivenUpAtItsPlace() {
    assertThat(problems("{% for i in range(1000) %}\n{{ 'x' * 100 }}\n{% endfor %}\n",
        new Limits(2000, Duration.ofMinutes(1)))).containsExactly(
            "t.j2:1:1: output is too long, the limit is 2000 characters");
  }

  @Test
  void render_timeOver_isGivenUpAtItsPlace() {
    assertThat(problems("a\n{% for i in range(100000) %}{% for j in range(1000) %}{% endfor %}"
        + "{% endfor %}\n", new Limits(2000, Duration.ZERO))).containsExactly(
            "t.j2:2:29: rendering takes too long, the limit is 0 ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}",
      "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}\n{{ a() }}",
      "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
      "{% block a %}{{ self.a() }}{% endblock %}"})
  void render_callsWithoutEnd_areGivenUp(String template) {
    assertThat(problems(template)).singleElement()
        .asString()
        .matches("t\\.j2:\\d+:\\d+: .*call each other without end, 200 levels deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ 'x' * 1000000000 }}", "{{ [1] * 1000000000 }}", "{{ 9 ** 99999999 }}",
      "{{ 'x'.ljust(1000000000) }}", "{{ '%1000000000d' % n }}", "{{ 'x'.zfill(1000000000) }}",
      "{{ '{:1000000000}'.format(n) }}", "{{ range(1000000000) }}",
      "{{ ('x' * 1000000).replace('x', 'y' * 1000000) }}",
      "{{ ('x' * 1000000).join('y' * 1000) }}",
      "{% set ns = namespace(x='x') %}{% for i in range(100) %}{% set ns.x = ns.x ~ ns.x %}"
          + "{% endfor %}",
      "{% set ns = namespace(x=9) %}{% for i in range(100) %}{% set ns.x = ns.x * ns.x %}"
          + "{% endfor %}"})
  void render_valueTooLarge_isRefused(String template) {
    assertThat(problems(template)).singleElement().asString().startsWith("t.j2:1:");
  }

  @Test
  void render_nestedTooDeeply_isRefused() {
    assertThat(problems("{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}"))
        .singleElement()
        .asString()
        .endsWith("expression is nested too deeply");
    assertThat(problems("{{ " + "1 + ".repeat(100_000) + "1 }}")).singleElement()
        .asString()
        .endsWith("nested too deeply");
  }
}
