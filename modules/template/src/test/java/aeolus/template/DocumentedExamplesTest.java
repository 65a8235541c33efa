package aeolus.template;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Vars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Renders the examples in the tables of {@code docs/TEMPLATES.md}, so that it stays true. */
class DocumentedExamplesTest {
  private static final Path PAGE = Path.of("../../docs/TEMPLATES.md");
  private static final Pattern ROW = Pattern
      .compile("\\| `([^`]*[{#][^`]*)` \\| (refused: )?`([^`]*)` \\|.*");
  private static final Pattern VARIABLES = Pattern.compile("(?s)```yaml\n(.*?)```");

  @TempDir
  Path folder;

  static List<Arguments> examples() throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines.map(ROW::matcher)
          .filter(Matcher::matches)
          .map(row -> Arguments.of(row.group(1).replace("\\|", "|"), row.group(2) != null,
              row.group(3)))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void render_example_isAsThePageSays(String template, boolean refused, String expected)
      throws IOException {
    Outcome outcome = render(template);
    assertThat(outcome.refused()).as(outcome.text()).isEqualTo(refused);
    if (refused) {
      assertThat(outcome.text()).contains(expected);
    } else {
      assertThat(outcome.text()).isEqualTo(expected);
    }
  }

  @Test
  void page_rowsWithTemplates_areAllRead() throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      assertThat(examples()).isNotEmpty()
          .hasSize((int) lines.filter(line -> line.matches("\\| `(?:\\[?\\{|#).*")).count());
    }
  }

  private record Outcome(boolean refused, String text) {}

  private Outcome render(String template) throws IOException {
    Host host = new Host("x", List.of(), Vars.of(variables()));
    Context context = new Context(host, List.of(host), Map.of(), Map.of());
    TemplateEngine engine = Templates.create(new TemplateSettings(folder, List.of(folder)));
    try {
      return new Outcome(false,
          engine.renderText(template, Location.of("example"), context).text());
    } catch (InvalidInputException e) {
      return new Outcome(true, e.getMessage());
    }
  }

  private static Map<String, Object> variables() throws IOException {
    Matcher block = VARIABLES.matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    return new Yaml().load(block.group(1));
  }
}
