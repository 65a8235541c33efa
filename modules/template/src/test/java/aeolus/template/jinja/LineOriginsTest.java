package aeolus.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Location;
import aeolus.template.Rendered;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineOriginsTest {
  @TempDir
  Path folder;
  TestProject project;

  @BeforeEach
  void makeProject() {
    project = TestProject.in(folder, Map.of("list", List.of("a", "b"), "text", "one\ntwo"))
        .file("templates/dns/macros.j2", """
            {# Macros. #}
            {% macro apex(names) %}
            @ IN SOA (
              1 )
            {% for name in names %}
            @ IN NS {{ name }}
            {% endfor %}
            {% endmacro %}
            """);
  }

  private List<String> origins(String template) {
    return TestProject.origins(project.rendered(template));
  }

  @Test
  void origin_loopsAndTrimmedBlocks_areFollowed() {
    assertThat(origins("""
        {% set x = 1 %}
        head
        {% for x in list %}
        {% if x == 'b' %}
        only b
        {% endif %}
        each {{ x }}
        {% endfor %}
        {# comment #}
        tail
        """)).containsExactly("t.j2:2 head", "t.j2:7 each a", "t.j2:5 only b", "t.j2:7 each b",
        "t.j2:10 tail");
  }

  @Test
  void origin_importedMacro_isInItsFile() {
    assertThat(origins("""
        {% from 'dns/macros.j2' import apex %}
        $TTL 1h
        {{ apex(list) }}
        www IN A 192.0.2.1
        """)).containsExactly("t.j2:2 $TTL 1h", "templates/dns/macros.j2:3 @ IN SOA (",
        "templates/dns/macros.j2:4   1 )", "templates/dns/macros.j2:6 @ IN NS a",
        "templates/dns/macros.j2:6 @ IN NS b", "t.j2:3 ", "t.j2:4 www IN A 192.0.2.1");
  }

  @Test
  void origin_include_isInItsFile() {
    project.file("templates/part.j2", "one\n{% if true %}\ntwo\n{% endif %}\n");
    assertThat(origins("a\n{% include 'part.j2' %}\nb\n")).containsExactly("t.j2:1 a",
        "templates/part.j2:1 one", "templates/part.j2:3 two", "t.j2:3 b");
  }

  @Test
  void origin_macroThroughFilter_isKept() {
    assertThat(origins("""
        {% import 'dns/macros.j2' as dns %}
        {{ dns.apex(list) | trim | indent(2) }}
        end
        """)).contains("templates/dns/macros.j2:3 @ IN SOA (",
        "templates/dns/macros.j2:6   @ IN NS b", "t.j2:3 end");
  }

  @Test
  void origin_filterThatCountsCharacters_isThatOfTheExpression() {
    assertThat(origins("""
        {% from 'dns/macros.j2' import apex %}
        first
        {{ apex(list) | length }}
        {{ apex(list) | truncate(8) }}
        last
        """)).contains("t.j2:2 first", "t.j2:3 37", "t.j2:5 last");
  }

  @Test
  void origin_blockThatIsCompared_isKept() {
    assertThat(origins("""
        {% set block %}
        a
        {% endset %}
        {% if block == 'a\\n' %}
        same
        {% endif %}
        {{ block }}end
        """)).containsExactly("t.j2:5 same", "t.j2:7 a", "t.j2:7 end");
  }

  @Test
  void origin_strippedWhiteSpace_isFollowed() {
    assertThat(origins("""
        a
        {%- for x in list -%}
          {{ x }}
          z
        {%- endfor %}
          b
          {% if true %}
          c
          {% endif %}
        """)).containsExactly("t.j2:1 aa", "t.j2:4   zb", "t.j2:4   z  b", "t.j2:8     c",
        "t.j2:9   ");
  }

  @Test
  void origin_rawBlock_isCounted() {
    assertThat(origins("""
        {% raw %}
        {{ x }}
        {% if %}
        {% endraw %}
        end
        """)).containsExactly("t.j2:1 ", "t.j2:2 {{ x }}", "t.j2:3 {% if %}", "t.j2:5 end");
  }

  @Test
  void origin_valueOfSeveralLines_isThatOfItsExpression() {
    assertThat(origins("a\n{{ text }}\nb\n")).containsExactly("t.j2:1 a", "t.j2:2 one",
        "t.j2:2 two", "t.j2:3 b");
  }

  @Test
  void origin_lineOutOfText_isTheLastOrTheFile() {
    Rendered rendered = project.rendered("a\nb\n");
    assertThat(rendered.origin(99)).isEqualTo(Location.of("t.j2", 2));
    assertThat(rendered.origin(0)).isEqualTo(Location.of("t.j2"));
  }

  @Test
  void of_secondRenderingDiffers_trustsWhatIsAlike() {
    List<Location> places = List.of(Location.of("f", 1), Location.of("f", 2), Location.of("f", 3),
        Location.of("f", 4));
    LineOrigins origins = new LineOrigins("a\n1\nz\n", "f",
        extent -> new Marks.Read("a\n2\nz\n", places));
    assertThat(List.of(origins.of(1), origins.of(2), origins.of(3))).containsExactly(
        places.get(0), Location.of("f"), places.get(2));
  }
}
