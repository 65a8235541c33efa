package aeolus.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorLocationTest {
  @TempDir
  Path folder;
  TestProject project;

  @BeforeEach
  void makeProject() {
    project = TestProject.in(folder,
        Map.of("domain", "bitfehler.example", "yes", true, "list", List.of("a", "b")));
  }

  @Test
  void render_nearMissAfterTrimmedBlocks_namesLineAndColumn() {
    assertThat(project.problems("""
        {% if yes %}
        {# two
           lines #}
        {% for x in list %}
        @ IN A {{ x }} {{ domian }}
        {% endfor %}
        {% endif %}
        """)).containsExactly(
        "t.j2:5:19: unknown variable \"domian\", did you mean \"domain\"?");
  }

  @Test
  void render_severalProblems_areReportedTogetherAndOnce() {
    assertThat(project.problems("""
        {{ nope }} {{ nope2 }}
        {% for x in list %}
        {{ nope3 | upper }}
        {% endfor %}
        """)).containsExactly("t.j2:1:4: unknown variable \"nope\"",
        "t.j2:1:15: unknown variable \"nope2\"", "t.j2:3:4: unknown variable \"nope3\"");
  }

  @Test
  void render_expressionOverLines_findsTheNameInIt() {
    assertThat(project.problems("""
        {{ [domain,
            'nope',
            nope] }}
        """)).containsExactly("t.j2:3:5: unknown variable \"nope\"");
  }

  @Test
  void render_elif_isLocatedApartFromItsIf() {
    assertThat(project.problems("""
        {% if nope is defined %}
        {% elif nope %}
        {% endif %}
        """)).containsExactly("t.j2:2:9: unknown variable \"nope\"");
  }

  @Test
  void render_syntaxErrorAfterTrimmedBlocks_namesLineAndColumn() {
    assertThat(project.problems("""
        {% if yes %}
        {% if yes %}
        {% set a = 1 %}
        {{ (1 + 2 }}
        {% endif %}
        {% endif %}
        """)).containsExactly(
        "t.j2:4:10: syntax error in expression, expected \")\", got its end");
  }

  @Test
  void render_syntaxErrors_areFoundWhereRenderingDoesNotGet() {
    assertThat(project.problems("""
        {% if not yes %}
        {{ 1 + }}
        {% set a = [1, %}
        {% for x in (list %}{% endfor %}
        {% endif %}
        """)).containsExactly(
        "t.j2:2:7: syntax error in expression, expected a value, got its end",
        "t.j2:3:15: syntax error in expression, expected a value, got its end",
        "t.j2:4:18: syntax error in expression, expected \")\", got its end");
  }

  @Test
  void render_unknownFilterTestAndFunction_areNamed() {
    assertThat(project.problems("""
        {{ domain | uper }}
        {{ domain is definde }}
        {{ zone_apex(1) }}
        """)).containsExactly("t.j2:1:13: unknown filter \"uper\", did you mean \"upper\"?",
        "t.j2:2:14: unknown test \"definde\", did you mean \"defined\"?",
        "t.j2:3:4: unknown macro or function \"zone_apex\"");
  }

  @Test
  void render_unknownTag_isNamed() {
    assertThat(project.problems("a\n  {% macr f() %}\n")).containsExactly(
        "t.j2:2:3: unknown tag \"macr\", did you mean \"macro\"?");
  }

  @Test
  void render_blockNotClosed_isReportedWhereItBegins() {
    assertThat(project.problems("""
        {% if yes %}
        {% endif %}
        {% for x in list %}
        {{ x }}
        """)).containsExactly(
        "t.j2:3:1: \"{% for x in list %}\" is not closed, expected {% endfor %}");
  }

  @Test
  void render_wrongEndTag_saysWhichWasExpected() {
    assertThat(project.problems("{% if yes %}\na\n{% endfor %}\n")).containsExactly(
        "t.j2:3:1: expected {% endif %}, got \"{% endfor %}\"");
  }

  @Test
  void render_endTagAlone_isReported() {
    assertThat(project.problems("a\n{% endif %}\n")).containsExactly(
        "t.j2:2:1: \"{% endif %}\" without a tag that it ends");
  }

  @Test
  void render_somethingNotClosed_isReportedWhereItBegins() {
    assertThat(project.problems("a\n{# b\nc\n")).containsExactly(
        "t.j2:2:1: comment not closed, expected \"#}\"");
    assertThat(project.problems("a\nb {{ domain\nc\n")).containsExactly(
        "t.j2:2:3: not closed, expected \"}}\"");
  }

  @Test
  void render_emptyExpression_isReported() {
    assertThat(project.problems("a\n{{ }}")).containsExactly(
        "t.j2:2:1: no expression, expected one in \"{{ }}\"");
    assertThat(project.problems("a\n{{}}")).containsExactly(
        "t.j2:2:1: no expression, expected one in \"{{}}\"");
  }

  @Test
  void render_errorInIncludedFile_namesThatFile() {
    project.file("templates/part.j2", "one\n{% if yes %}\n{{ domian }}\n{% endif %}\n");
    assertThat(project.problems("a\n{% include 'part.j2' %}\n{{ nope }}\n")).containsExactly(
        "templates/part.j2:3:4: unknown variable \"domian\", did you mean \"domain\"?",
        "t.j2:3:4: unknown variable \"nope\"");
  }

  @Test
  void render_syntaxErrorInIncludedFile_namesThatFile() {
    project.file("templates/part.j2", "one\n{% if yes %}\n{% endfor %}\n");
    assertThat(project.problems("a\n{% include 'part.j2' %}\n")).containsExactly(
        "templates/part.j2:3:1: expected {% endif %}, got \"{% endfor %}\"");
  }

  @Test
  void render_errorInImportedMacro_namesTheMacrosFile() {
    project.file("templates/dns/macros.j2", """
        {# Macros. #}
        {% macro record(name) %}
        {{ name }} IN A {{ adress }}
        {% endmacro %}
        """);
    List<String> expected = List.of("templates/dns/macros.j2:3:20: unknown variable \"adress\"");
    assertThat(project.problems("""
        {% from 'dns/macros.j2' import record %}
        {{ record('x') }}
        """)).isEqualTo(expected);
    assertThat(project.problems("""
        {% import 'dns/macros.j2' as dns %}
        {{ dns.record('x') }}
        """)).isEqualTo(expected);
  }

  @Test
  void render_brokenImport_isNotFollowedByComplaintsAboutItsMacros() {
    project.file("templates/m.j2", "{% macro f() %}\n{{ 1 + }}\n{% endmacro %}\n");
    assertThat(project.problems("{% from 'm.j2' import f %}\n{{ f() }}\n")).containsExactly(
        "templates/m.j2:2:7: syntax error in expression, expected a value, got its end");
  }

  @Test
  void render_includeOutsideOfProject_isRefused() {
    assertThat(project.problems("""
        {% include '../../etc/passwd' %}
        {% include '/etc/passwd' %}
        """)).containsExactly(
        "t.j2:1:1: no template \"../../etc/passwd\" in the project; files outside of it are not"
            + " read",
        "t.j2:2:1: no template \"/etc/passwd\" in the project; files outside of it are not read");
  }

  @Test
  void render_includeThroughLinkOutOfProject_isRefused(@TempDir Path outside) throws Exception {
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(folder.resolve("link"), outside.resolve("secret"));
    assertThat(project.problems("{% include 'link' %}")).singleElement()
        .asString()
        .startsWith("t.j2:1:1: no template \"link\"");
  }

  @Test
  void render_missingInclude_saysWhereItWasLookedFor() {
    assertThat(project.problems("{% include 'none.j2' %}\n")).containsExactly(
        "t.j2:1:1: no template \"none.j2\", looked for it in the project's folder, templates");
  }

  @Test
  void render_includeCycle_isReported() {
    project.file("templates/a.j2", "{% include 'a.j2' %}");
    assertThat(project.problems("{% include 'a.j2' %}")).singleElement()
        .asString()
        .contains("include cycle detected");
  }

  @Test
  void render_fileNotUtf8_isReported() throws Exception {
    Files.write(folder.resolve("t.j2"), "\u00e4".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(TestProject.problemsOf(() -> project.file("t.j2"))).containsExactly(
        "t.j2: template not readable, expected UTF-8");
  }

  @Test
  void render_macroWithoutParameter_fails() {
    assertThat(project.problems("""
        {% macro f(a, domain) %}{{ a }} {{ domain }}{% endmacro %}
        {{ f('x') }}
        """)).containsExactly("t.j2:1:36: macro called without its parameter \"domain\"");
  }

  @Test
  void render_bracketsInStringsAndDicts_endNoExpression() {
    assertThat(project.text("{{ {'a': {'b': '}}'}} }}{{ '%}' }}{% if '%}' %}x{% endif %}"))
        .isEqualTo(
            "{'a': {'b': '}}'}}%}x");
  }

  @Test
  void render_tagsThatStandWrong_areReportedTogether() {
    assertThat(project.problems("""
        {% if yes %}
        {% else %}
        {% else %}
        {% elif yes %}
        {% endif yes %}
        {% break %}
        {% for x in list %}{% macro m() %}{% continue %}{% endmacro %}{% endfor %}
        {% block a %}{% endblock b %}
        {% trans %}
        """)).containsExactly(
        "t.j2:3:1: \"{% else %}\" after {% else %}, expected {% endif %}",
        "t.j2:4:1: \"{% elif yes %}\" after {% else %}, expected {% endif %}",
        "t.j2:5:1: \"{% endif yes %}\" takes nothing, got \"yes\"",
        "t.j2:6:1: \"{% break %}\" without {% for %} around it",
        "t.j2:7:35: \"{% continue %}\" without {% for %} around it",
        "t.j2:8:14: \"{% endblock b %}\" takes nothing, got \"b\"",
        "t.j2:9:1: translations are not supported");
  }

  @Test
  void render_unknownFilterWhereRenderingDoesNotGet_isReportedWithAllElse() {
    assertThat(project.problems("""
        {% if not yes %}{{ domain | nope }}{{ nope3() }}{% endif %}
        {{ domian }}
        """)).containsExactlyInAnyOrder(
        "t.j2:2:4: unknown variable \"domian\", did you mean \"domain\"?",
        "t.j2:1:29: unknown filter \"nope\"",
        "t.j2:1:39: unknown macro or function \"nope3\"");
  }

  @Test
  void render_undefinedArgument_isReportedWhereItIsWritten() {
    assertThat(project.problems("""
        {% macro f(a, b=nope2) %}{{ a }}{{ b }}{% endmacro %}
        {{ f(nope) }}
        {% set x = nope3 %}
        {% with y = x %}{{ y }}{% endwith %}
        """)).containsExactly("t.j2:2:6: unknown variable \"nope\"",
        "t.j2:1:17: unknown variable \"nope2\"", "t.j2:3:12: unknown variable \"nope3\"");
  }

  @Test
  void render_variableHiddenFromImport_saysWhatShowsIt() {
    project.file("templates/m.j2", "{% macro f() %}{{ domain }}{% endmacro %}");
    assertThat(project.problems("{% import 'm.j2' as m %}{{ m.f() }}")).containsExactly(
        "templates/m.j2:1:19: unknown variable \"domain\", which is not seen here: add \"with"
            + " context\" to the import");
  }

  @Test
  void render_columnAfterWideCharacters_countsCharacters() {
    assertThat(project.problems("\ud83d\ude00 {{ nope }}")).containsExactly(
        "t.j2:1:6: unknown variable \"nope\"");
  }
}
