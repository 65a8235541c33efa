package aeolus.template;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.UnsafeText;
import aeolus.core.Vars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders cases in a folder with Aeolus. */
final class CaseRenderer {
  private final Path folder;
  private final TemplateEngine engine;

  CaseRenderer(Path folder) {
    this.folder = folder;
    this.engine = Templates.create(new TemplateSettings(folder, List.of()));
  }

  /**
   * What came of a case.
   *
   * @param text rendered, or null
   * @param problems why there is no text
   */
  record Outcome(String text, List<Problem> problems) {
    boolean refused() {
      return text == null;
    }

    /** Tells whether a problem is not what users are promised: one line, in words. */
    boolean shapeless() {
      return (refused() && problems.isEmpty()) || problems.stream()
          .map(Problem::message)
          .anyMatch(message -> message.isBlank() || message.contains("Exception"));
    }

    /** Returns what users cannot act upon: a problem without a place in the template. */
    List<Problem> misplaced(TemplateCase template) {
      return problems.stream()
          .filter(problem -> !isIn(template, problem.location()))
          .toList();
    }

    private static boolean isIn(TemplateCase template, Location location) {
      String text = template.files().get(location.file());
      if (text == null || location.line() < 1 || location.column() < 1) {
        return false;
      }
      String[] lines = text.split("\n", -1);
      return location.line() <= lines.length
          && location.column() <= lines[location.line() - 1].length() + 1;
    }
  }

  Outcome render(TemplateCase template) {
    write(template.files());
    Host host = new Host("x", List.of(), Vars.of(unsafe(template.vars())));
    Context context = new Context(host, List.of(host), Map.of(), Map.of());
    try {
      return new Outcome(engine.render(folder.resolve(TemplateCase.MAIN), context).text(),
          List.of());
    } catch (InvalidInputException e) {
      return new Outcome(null, e.problems());
    }
  }

  private void write(Map<String, String> files) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> unsafe(Map<String, Object> vars) {
    Map<String, Object> safe = new LinkedHashMap<>();
    vars.forEach((name, value) -> safe.put(name, unsafe(value)));
    return safe;
  }

  /** Keeps a text as it is: Jinja2 by itself does not look for templates in variables. */
  private static Object unsafe(Object value) {
    return switch (value) {
      case String text when text.contains("{") -> new UnsafeText(text);
      case Integer number -> number.longValue();
      case List<?> list -> list.stream().map(CaseRenderer::unsafe).toList();
      case Map<?, ?> map -> {
        Map<String, Object> safe = new LinkedHashMap<>();
        map.forEach((key, item) -> safe.put(String.valueOf(key), unsafe(item)));
        yield safe;
      }
      case null, default -> value;
    };
  }
}
