package aeolus.template.jinjava;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.Vars;
import aeolus.template.Context;
import aeolus.template.Rendered;
import aeolus.template.TemplateEngine;
import aeolus.template.TemplateSettings;
import aeolus.template.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders with Jinjava; for any number of threads. */
public final class JinjavaEngine implements TemplateEngine {
  private final ParsedTemplates templates = new ParsedTemplates(Library.standard());
  private final Variables variables = new Variables();
  private final Path project;
  private final ProjectFiles files;

  /** Makes an engine. */
  public JinjavaEngine(TemplateSettings settings) {
    this.project = settings.projectDir();
    this.files = new ProjectFiles(settings);
  }

  @Override
  public Rendered render(Path file, Context context) {
    String shown = files.show(file);
    String text = read(file, shown);
    return new Rendering(templates, files, Source.ofFile(shown, text), file.getParent(),
        variables.of(context)).render();
  }

  private static String read(Path file, String shown) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InvalidInputException(Location.of(shown), Messages.of(e));
    }
  }

  @Override
  public Rendered renderText(String text, Location where, Context context) {
    return renderText(text, where, variables.of(context));
  }

  private Rendered renderText(String text, Location where, Map<String, Object> seen) {
    return new Rendering(templates, files, Source.ofText(where, text), project, seen).render();
  }

  @Override
  public Vars resolve(Context context) {
    Map<String, Object> seen = variables.of(context);
    Map<String, Object> resolved = new LinkedHashMap<>();
    Problems problems = new Problems();
    context.host().vars().asMap().forEach((name, value) -> {
      try {
        resolved.put(name, renderValue(value, Location.of("variable " + name), seen));
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    });
    problems.throwIfErrors();
    return Vars.of(resolved);
  }

  @Override
  public Object renderValue(Object value, Location where, Context context) {
    return renderValue(value, where, variables.of(context));
  }

  private Object renderValue(Object value, Location where, Map<String, Object> seen) {
    return switch (value) {
      case String text when text.contains("{{") || text.contains("{%") -> renderText(text, where,
          seen).text();
      case List<?> list -> renderList(list, where, seen);
      case Map<?, ?> map -> renderMap(map, where, seen);
      case null, default -> value;
    };
  }

  private List<Object> renderList(List<?> list, Location where, Map<String, Object> seen) {
    List<Object> rendered = new ArrayList<>();
    list.forEach(item -> rendered.add(renderValue(item, where, seen)));
    return rendered;
  }

  private Map<String, Object> renderMap(Map<?, ?> map, Location where, Map<String, Object> seen) {
    Map<String, Object> rendered = new LinkedHashMap<>();
    map.forEach((key, item) -> rendered.put(String.valueOf(key), renderValue(item, where, seen)));
    return rendered;
  }
}
