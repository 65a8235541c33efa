package aeolus.template;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Vars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Renders {@code template.j2} of each folder with {@code vars.yaml} (variables by host) for its
 * first host and compares with {@code expected.txt} or {@code problems.txt}; with
 * {@code -Daeolus.golden.write=true} writes that file instead.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/aeolus/template/golden");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void render_goldenFolder_isAsExpected(String name) throws IOException {
    Path folder = FOLDER.resolve(name).toAbsolutePath();
    Outcome outcome = render(folder);
    if (Boolean.getBoolean("aeolus.golden.write")) {
      Files.writeString(folder.resolve(outcome.file()), outcome.text());
    }
    assertThat(expectations(folder)).containsExactly(outcome.file());
    assertThat(outcome.text()).isEqualTo(Files.readString(folder.resolve(outcome.file())));
  }

  private record Outcome(String file, String text) {}

  private static Set<String> expectations(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".txt"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Outcome render(Path folder) throws IOException {
    TemplateEngine engine = Templates.create(new TemplateSettings(folder, List.of(folder)));
    try {
      Rendered rendered = engine.render(folder.resolve("template.j2"), context(folder));
      return new Outcome("expected.txt", rendered.text());
    } catch (InvalidInputException e) {
      return new Outcome("problems.txt", e.getMessage() + "\n");
    }
  }

  private static Context context(Path folder) throws IOException {
    Map<String, Map<String, Object>> vars = new Yaml()
        .load(Files.readString(folder.resolve("vars.yaml")));
    List<Host> hosts = vars.entrySet()
        .stream()
        .map(host -> new Host(host.getKey(), List.of("nameservers"), Vars.of(host.getValue())))
        .toList();
    return new Context(hosts.getFirst(), hosts, Map.of("nameservers", List.copyOf(vars.keySet())),
        Map.of("serial", 2026010100L));
  }
}
