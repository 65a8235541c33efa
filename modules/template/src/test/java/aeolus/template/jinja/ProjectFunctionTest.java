package aeolus.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.template.Rendered;
import aeolus.template.TemplateFunction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectFunctionTest {
  @TempDir
  private Path folder;

  private Rendered render(String text, Function<Map<String, Object>, Object> function) {
    TestProject project = TestProject.in(folder, Map.of("zones", List.of("a", "{{ b }}"), "b", "c",
        "taken", "variable"));
    TemplateFunction given = new TemplateFunction() {
      @Override
      public List<String> parameters() {
        return List.of("names", "ttl");
      }

      @Override
      public Object call(Map<String, Object> arguments) {
        return function.apply(arguments);
      }
    };
    project.file("t.j2", text).file("macros.j2", "{% macro m(x) %}[{{ made(x) }}]{% endmacro %}");
    return project.engine()
        .render(folder.resolve("t.j2"),
            project.context().withFunctions(Map.of("made", given, "taken", given)));
  }

  private List<String> problems(String text, Function<Map<String, Object>, Object> function) {
    return TestProject.problemsOf(() -> render(text, function));
  }

  @Test
  void call_arguments_arePlainValuesByName() {
    assertThat(render("{{ made(zones, ttl=60) }} {{ made() }}", Map::toString).text())
        .isEqualTo("{names=[a, c], ttl=60} {}");
  }

  @Test
  void call_inImportedMacroWithoutContext_isSeen() {
    assertThat(render("{% from 'macros.j2' import m %}{{ m('x') }}", Map::toString).text())
        .isEqualTo("[{names=x}]");
  }

  @Test
  void call_nameOfVariable_isTheVariable() {
    assertThat(render("{{ taken }}", Map::toString).text()).isEqualTo("variable");
  }

  @Test
  void call_severalLines_comeFromTheLineOfTheCall() {
    assertThat(TestProject.origins(render("a\n{{ made() }}\nb\n", _ -> "1\n2\n3")))
        .containsExactly("t.j2:1 a", "t.j2:2 1", "t.j2:2 2", "t.j2:2 3", "t.j2:3 b");
  }

  @Test
  void call_wrongArgument_isAnErrorAtItsPlace() {
    assertThat(problems("a\n  {{ made(nope=1) }}", Map::toString)).singleElement()
        .asString()
        .isEqualTo("t.j2:2:6: unexpected argument \"nope\", expected one of names, ttl");
  }

  @Test
  void call_failure_isShownWithThePlaceOfTheCall() {
    assertThat(problems("a\n  {{ made() }}", _ -> {
      throw new AeolusException(ExitCode.INVALID_INPUT, "no good");
    })).containsExactly("t.j2:2:6: made(): no good");
  }

  @Test
  void call_problemsElsewhere_areShownAsTheyAre() {
    assertThat(problems("a\n  {{ made() }}", _ -> {
      throw new InvalidInputException(Location.of("other", 3), "no good");
    })).containsExactly("other:3: no good");
  }
}
