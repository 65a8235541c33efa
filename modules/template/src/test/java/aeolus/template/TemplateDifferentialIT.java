package aeolus.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Renders a corpus of config-file templates, and templates made at random, and compares with what
 * Jinja2 with Ansible's filters makes of them. {@code -Daeolus.template.seeds=1:20000} makes others
 * than the default ones; {@code -Daeolus.template.report=FILE} writes all that differs.
 */
final class TemplateDifferentialIT {
  private static final Path REFUSALS = Corpus.FOLDER.resolve("refusals.txt");

  @TempDir
  private Path scratch;
  @TempDir
  private Path project;

  private final Comparison comparison = new Comparison();

  @BeforeEach
  void needPrograms() {
    assumeTrue(PythonOracle.isInstalled(), "python3-jinja2 and ansible-core are not installed");
  }

  @Test
  void render_corpus_isAsJinja2RendersIt() throws IOException {
    try (PythonOracle oracle = PythonOracle.start(scratch)) {
      CaseRenderer renderer = new CaseRenderer(project);
      Corpus.read().forEach(template -> comparison.compare(template, oracle, renderer));
    }
    report("corpus");
    assertThat(comparison.differences()).as("different without a word").isEmpty();
    assertThat(comparison.refusals().keySet()).as("refused by Aeolus only")
        .isEqualTo(allowed().keySet());
    assertThat(comparison.count(List.of("same", "refused by both")))
        .isGreaterThanOrEqualTo(comparison.total() * 95 / 100);
  }

  @Test
  void render_randomTemplates_areAsJinja2RendersThem() throws IOException {
    String[] seeds = System.getProperty("aeolus.template.seeds", "1:500").split(":");
    try (PythonOracle oracle = PythonOracle.start(scratch)) {
      CaseRenderer renderer = new CaseRenderer(project);
      LongStream.rangeClosed(Long.parseLong(seeds[0]), Long.parseLong(seeds[1]))
          .mapToObj(RandomTemplate::of)
          .forEach(template -> comparison.compare(template, oracle, renderer));
    }
    report("random");
    assertThat(comparison.differences().stream().limit(5)).as("%d differences",
        comparison.differences().size()).isEmpty();
    assertThat(comparison.count(List.of("same"))).isGreaterThan(comparison.total() / 4);
    assertThat(comparison.count(List.of("refused by us only")))
        .isLessThanOrEqualTo(comparison.total() / 20);
  }

  /** Reads what may be refused: {@code CASE: reason}. */
  private static Map<String, String> allowed() throws IOException {
    Map<String, String> allowed = new TreeMap<>();
    for (String line : Files.readAllLines(REFUSALS)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(": ", 2);
        allowed.put(parts[0], parts[1]);
      }
    }
    return allowed;
  }

  private void report(String what) throws IOException {
    System.out.println("templates compared with Jinja2, " + what + ": " + comparison.counts());
    String file = System.getProperty("aeolus.template.report");
    if (file != null) {
      StringBuilder text = new StringBuilder(what + ": " + comparison.counts() + "\n\n");
      comparison.refusals()
          .forEach((name, why) -> text.append("refused by us only: " + name + "\n" + why + "\n\n"));
      comparison.differences().forEach(difference -> text.append(difference).append('\n'));
      Files.writeString(Path.of(file + "." + what), text);
    }
  }
}
