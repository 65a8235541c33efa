package aeolus.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * Reads the corpus: files of cases. A file begins with variables in YAML that all its cases see;
 * {@code === NAME} begins a case with its template; in it {@code --- vars} begins more variables,
 * {@code --- template} the template if it does not come first, {@code --- FILE} another file.
 */
final class Corpus {
  static final Path FOLDER = Path.of("src/test/resources/corpus");

  private final List<TemplateCase> cases = new ArrayList<>();
  private final String group;
  private Map<String, Object> shared = Map.of();

  private Corpus(String group) {
    this.group = group;
  }

  /** Reads all cases. */
  static List<TemplateCase> read() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<TemplateCase> all = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".cases")).sorted().toList()) {
        all.addAll(read(file));
      }
      return all;
    }
  }

  private static List<TemplateCase> read(Path file) throws IOException {
    Corpus corpus = new Corpus(file.getFileName().toString().replace(".cases", ""));
    String[] parts = Files.readString(file).split("(?m)^=== ");
    corpus.shared = yaml(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      corpus.add(parts[i]);
    }
    return corpus.cases;
  }

  private void add(String part) {
    Map<String, Object> vars = new LinkedHashMap<>(shared);
    Map<String, String> files = new LinkedHashMap<>();
    String[] sections = part.split("(?m)^--- (?=[\\w./-]+$)");
    String name = firstLine(sections[0]);
    String template = rest(sections[0]);
    if (!template.isEmpty()) {
      files.put(TemplateCase.MAIN, template);
    }
    for (int i = 1; i < sections.length; i++) {
      switch (firstLine(sections[i])) {
        case "vars" -> vars.putAll(yaml(rest(sections[i])));
        case "template" -> files.put(TemplateCase.MAIN, rest(sections[i]));
        case String file -> files.put(file, rest(sections[i]));
      }
    }
    cases.add(new TemplateCase(group + "/" + name, vars, files));
  }

  private static Map<String, Object> yaml(String text) {
    Map<String, Object> read = new Yaml().load(text);
    return read == null ? Map.of() : read;
  }

  private static String firstLine(String text) {
    return text.substring(0, text.indexOf('\n')).strip();
  }

  private static String rest(String text) {
    return text.substring(text.indexOf('\n') + 1);
  }
}
