package aeolus.template;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Vars;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Renders the templates of {@code language/cases.txt}, and of {@code library/cases.txt} for the
 * filters, tests and functions, and compares with what Jinja2 and Ansible made
 * of them, which {@code language/generate.py} wrote down: the same, or refused. What only we refuse
 * is listed in {@code language/refused.txt}; nothing else is, and nothing is silently different.
 * Another folder of cases is taken with {@code -Daeolus.language.cases=DIR}.
 */
class LanguageTest {
  private static final Path DATA = Path.of("src/test/resources/aeolus/template/language");
  private static final Path CASES = Path
      .of(System.getProperty("aeolus.language.cases", DATA.toString()));
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  private TemplateEngine engine;
  private Context context;

  @Test
  void render_casesOfTheLanguage_areAsInJinja2() throws IOException {
    assertSame(CASES);
  }

  @Test
  void render_casesOfTheLibrary_areAsInAnsible() throws IOException {
    assertSame(DATA.resolveSibling("library"));
  }

  private void assertSame(Path cases) throws IOException {
    prepare();
    Map<String, Map<String, String>> expected = JSON.readValue(
        cases.resolve("expected.json").toFile(), new TypeReference<>() {
        });
    Set<String> refused = refused(cases);
    List<String> wrong = new ArrayList<>();
    expected.forEach((template, answer) -> {
      String difference = difference(template, answer, refused.contains(template));
      if (difference != null) {
        wrong.add(template + "\n    " + difference);
      }
    });
    Files.write(Path.of("target", cases.getFileName() + "-differences.txt"),
        String.join("\n", wrong).getBytes(StandardCharsets.UTF_8));
    assertThat(expected).as("cases").isNotEmpty();
    assertThat(String.join("\n", wrong)).as(wrong.size() + " of " + expected.size()).isEmpty();
  }

  private void prepare() throws IOException {
    Map<String, Object> variables = JSON.readValue(DATA.resolve("vars.json").toFile(),
        new TypeReference<>() {
        });
    Map<String, String> files = JSON.readValue(DATA.resolve("files.json").toFile(),
        new TypeReference<>() {
        });
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Host host = new Host("h", List.of(), Vars.of(variables));
    context = new Context(host, List.of(host), Map.of(), Map.of());
    engine = Templates.create(new TemplateSettings(folder, List.of(folder)));
  }

  private static Set<String> refused(Path cases) throws IOException {
    Path file = cases.resolve("refused.txt");
    return Files.exists(file)
        ? Files.readAllLines(file)
            .stream()
            .filter(line -> !line.startsWith("##"))
            .collect(
                Collectors.toSet())
        : Set.of();
  }

  /** Returns what is wrong, or null. */
  private String difference(String template, Map<String, String> answer, boolean mayBeRefused) {
    String expected = answer.get("text");
    String ours;
    try {
      Path file = folder.resolve("case.j2");
      Files.writeString(file, template.replace('¶', '\n'));
      ours = engine.render(file, context).text();
    } catch (InvalidInputException e) {
      return expected == null || mayBeRefused
          ? unplaced(e)
          : "refused: " + e.getMessage()
              + "\n    expected: " + expected.replace("\n", "¶");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return "crashed: " + e + " at " + List.of(e.getStackTrace()).getFirst();
    }
    if (expected == null) {
      return "not refused: " + ours.replace("\n", "¶") + "\n    expected: " + answer.get("error");
    }
    if (mayBeRefused) {
      return "listed as refused, but is not";
    }
    return ours.equals(expected)
        ? null
        : "different: " + ours.replace("\n", "¶") + "\n    expected:  "
            + expected.replace("\n", "¶");
  }

  /** Finds problems without a place: line and column, in the template or one that it includes. */
  private static String unplaced(InvalidInputException e) {
    return e.problems().stream().allMatch(problem -> problem.location().column() > 0)
        ? null
        : "without a place: " + e.getMessage();
  }
}
