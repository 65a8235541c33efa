package aeolus.template.jinja;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Vars;
import aeolus.template.Context;
import aeolus.template.Rendered;
import aeolus.template.TemplateEngine;
import aeolus.template.TemplateSettings;
import aeolus.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A folder of templates and one host, for a test. */
record TestProject(Path folder, TemplateEngine engine, Context context) {
  static TestProject in(Path folder, Map<String, ?> vars) {
    Host host = new Host("x", List.of("nameservers"), Vars.of(vars));
    return new TestProject(folder,
        Templates.create(new TemplateSettings(folder, List.of(folder.resolve("templates")))),
        new Context(host, List.of(host), Map.of("nameservers", List.of("x")), Map.of()));
  }

  TestProject file(String name, String content) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Renders a file of the project. */
  Rendered file(String name) {
    return engine.render(folder.resolve(name), context);
  }

  /** Renders a text as the project's file {@code t.j2}. */
  Rendered rendered(String text) {
    return file("t.j2", text).file("t.j2");
  }

  String text(String template) {
    return rendered(template).text();
  }

  /** Returns what is wrong with a text that is the project's file {@code t.j2}. */
  List<String> problems(String text) {
    return problemsOf(() -> rendered(text));
  }

  static List<String> problemsOf(Runnable rendering) {
    try {
      rendering.run();
      return List.of();
    } catch (InvalidInputException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }

  /** Returns the text's lines, each with where it comes from. */
  static List<String> origins(Rendered rendered) {
    String[] lines = rendered.text().split("\n", -1);
    return IntStream.range(0, lines.length)
        .filter(i -> i < lines.length - 1 || !lines[i].isEmpty())
        .mapToObj(i -> shown(rendered.origin(i + 1)) + " " + lines[i])
        .toList();
  }

  private static String shown(Location origin) {
    return origin.toString();
  }
}
