package aeolus.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Jinja2 3.1 prints with {@code trim_blocks} and {@code keep_trailing_newline}. */
class WhitespaceTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false,
      value = {"a|{% if n %}|b|{% endif %}|c|;a|b|c|", "{% if n %}||b{% endif %}||c;|b|c",
          "{# c #}|a{# c #}|b;ab", "{{ n }}|a;3|a", "  {% if n %}|a|  {% endif %}|;  a|  ",
          "a |{%- if n -%}|  b  |{%- endif -%}|  c;abc", "{% if n +%}|a{%+ endif %};|a",
          "a {#- c -#} b;ab", "a {{- n -}} b;a3b", "a|{{n}}|{%if n%}b{%endif%};a|3|b",
          "{% raw %}|{{ x }}|{% endraw %}|a;|{{ x }}|a",
          "{% raw -%}| {{ x }} |{%- endraw %}|a;{{ x }}a",
          "{% for x in list %}|{{ x }}|{% endfor %}|end;a|b|end", "a {# c #}{{- n }};a 3",
          "{% if|n|%}|a{% endif %};a"})
  void render_whiteSpace_isAsInJinja(String template, String text) {
    TestProject project = TestProject.in(folder, Map.of("n", 3L, "list", List.of("a", "b")));
    assertThat(project.text(template.replace('|', '\n'))).isEqualTo(text.replace('|', '\n'));
  }

  @ParameterizedTest
  @CsvSource({"'{% if n %}\r\na\r\n{% endif %}\r\n', 'a\n'"})
  void render_crlf_becomesNewline(String template, String text) {
    assertThat(TestProject.in(folder, Map.of("n", 3L)).text(template)).isEqualTo(text);
  }
}
