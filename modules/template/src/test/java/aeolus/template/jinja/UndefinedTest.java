package aeolus.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UndefinedTest {
  @TempDir
  Path folder;
  TestProject project;

  @BeforeEach
  void makeProject() {
    Map<String, Object> vars = new LinkedHashMap<>();
    vars.put("domain", "bitfehler.example");
    vars.put("nothing", null);
    vars.put("list", List.of("a", "b"));
    vars.put("map", Map.of("ipv6", "::1"));
    vars.put("records", List.of(Map.of("name", "x"), Map.of("name", "y")));
    project = TestProject.in(folder, vars);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{ nope }}", "{% for x in nope %}{% endfor %}",
      "{% if nope %}{% endif %}", "{% if domain and not nope %}{% endif %}", "{{ 'a' ~ nope }}",
      "{{ nope == 1 }}", "{{ 1 != nope }}", "{{ nope.x }}", "{{ nope['x'] }}", "{{ nope | upper }}",
      "{{ nope.upper() }}", "{% set a = nope %}{{ a }}", "{{ [nope] }}", "{{ map[nope] }}",
      "{{ nope in list }}", "{{ 'x' in nope }}", "{{ nope + 1 }}",
      "{{ domain | default(nope) | upper ~ nope }}", "{{ missing | default(nope) }}"})
  void render_unknownVariable_fails(String template) {
    assertThat(project.problems(template)).singleElement()
        .asString()
        .startsWith("t.j2:1:")
        .endsWith(": unknown variable \"nope\"");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
      "{{ hostvars['x'].nope }};18: unknown key \"nope\" in hostvars['x']",
      "{{ hostvars.nope.x }};13: unknown key \"nope\" in hostvars",
      "{{ hostvars['y'].ipv6 }};13: unknown key \"y\" in hostvars",
      "{{ map.ipv7 }};8: unknown key \"ipv7\" in map, did you mean \"ipv6\"?",
      "{{ map[\"ipv7\"] }};8: unknown key \"ipv7\" in map, did you mean \"ipv6\"?",
      "{{ list[2] }};9: no item 2 in list, which has 2",
      "{{ list.nope }};9: unknown key \"nope\" in list",
      "{{ domain.nope }};11: unknown key \"nope\" in domain",
      "{{ nothing.x }};12: no \"x\" in nothing, which has no value",
      "{{ loop.index }};4: unknown variable \"loop\"",
      "{{ records | map(attribute='nme') | join }};14: unknown key \"nme\" in an item of the list,"
          + " did you mean \"name\"?",
      "{{ list | map('nope') | join }};11: unknown filter \"nope\"",
      "{{ map.nope() }};8: unknown macro or method \"nope\""})
  void render_missingKey_fails(String template, String problem) {
    assertThat(project.problems(template)).containsExactly("t.j2:1:" + problem);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '~', value = {"{{ nope is defined }};False",
      "{{ nope is not defined }};True", "{{ nope is undefined }};True",
      "{{ domain is defined }};True", "{{ nope.x.y is defined }};False",
      "{{ map.nope is defined }};False", "{{ map['ipv6'] is defined }};True",
      "{{ nothing is defined }};True", "[{{ nope | default('') }}];[]",
      "{{ nope | default('a') }};a", "{{ nope.x | d('a') }};a",
      "{{ hostvars.y.z | default('a') }};a", "{{ list[7] | default('a') }};a",
      "{{ nope | default(nope2) | default('a') }};a", "{{ nope | default(53) + 1 }};54",
      "{{ '' | default('a', true) }};a", "{{ (nope if domain else 1) | default('a') }};a",
      "{{ nope is defined and nope.x }};False", "{{ records | map(attribute='name') | join }};xy",
      "{{ list | map('upper') | join }};AB"})
  void render_testOrDefault_works(String template, String text) {
    assertThat(project.text(template)).isEqualTo(text);
  }

  @Test
  void render_null_printsNothing() {
    assertThat(project.text("[{{ nothing }}{{ nothing | default('x') }}]")).isEqualTo("[]");
    assertThat(project.text("{{ nothing is none }} {{ nothing == none }}")).isEqualTo("True True");
  }
}
