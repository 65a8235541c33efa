package aeolus.template.jinja;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.Vars;
import aeolus.template.Context;
import aeolus.template.Rendered;
import aeolus.template.TemplateEngine;
import aeolus.template.TemplateSettings;
import aeolus.template.expression.ExpressionException;
import aeolus.template.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders templates; for any number of threads. */
public final class JinjaEngine implements TemplateEngine {
  private final ParsedTemplates templates;
  private final Variables variables = new Variables();
  private final Path project;
  private final ProjectFiles files;

  /** Makes an engine. */
  public JinjaEngine(TemplateSettings settings) {
    this.project = settings.projectDir();
    this.templates = new ParsedTemplates(Library.of(project));
    this.files = new ProjectFiles(settings);
  }

  @Override
  public Rendered render(Path file, Context context) {
    String shown = files.show(file);
    Source source = Source.ofFile(shown, read(file, shown));
    if (!RenderedText.isTemplate(source.text())) {
      return new Rendered(source.text(), shown);
    }
    return new Rendering(templates, files, source, file.getParent(),
        resolution(context).scope(), ProjectFunction.all(context.functions())).render();
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
    return rendering(text, where, resolution(context).scope(), context).render();
  }

  private Resolution resolution(Context context) {
    Limits limits = new Limits();
    return variables.of(context,
        (text, where, seen) -> rendering(text, where, seen, context).renderVariable(limits));
  }

  private Rendering rendering(String text, Location where, Map<String, Object> seen,
      Context context) {
    return new Rendering(templates, files, Source.ofText(where, text), project, seen,
        ProjectFunction.all(context.functions()));
  }

  @Override
  public Vars resolve(Context context) {
    HostScope scope = resolution(context).scope();
    Map<String, Object> resolved = new LinkedHashMap<>();
    Problems problems = new Problems();
    for (String name : context.host().vars().names()) {
      try {
        resolved.put(name, scope.rendered(name));
      } catch (ExpressionException e) {
        problems.addAll(List.of(scope.problem(name, e.getMessage())));
      }
    }
    problems.throwIfErrors();
    return Vars.of(resolved);
  }

  /**
   * Resolves one variable of the context's host.
   *
   * @throws ExpressionException where that can't be
   */
  Object resolve(String name, Context context) {
    return resolution(context).scope().rendered(name);
  }

  @Override
  public Object renderValue(Object value, Location where, Context context) {
    return renderValue(value, where, resolution(context).scope(), context);
  }

  private Object renderValue(Object value, Location where, Map<String, Object> seen,
      Context context) {
    return switch (value) {
      case String text when RenderedText.isTemplate(text) ->
        rendering(text, where, seen, context).render()
            .text();
      case List<?> list -> RenderedText.map(list, item -> renderValue(item, where, seen, context));
      case Map<?, ?> map -> renderMap(map, where, seen, context);
      case null, default -> value;
    };
  }

  private Map<String, Object> renderMap(Map<?, ?> map, Location where, Map<String, Object> seen,
      Context context) {
    Map<String, Object> rendered = new LinkedHashMap<>();
    map.forEach(
        (key, item) -> rendered.put(String.valueOf(key), renderValue(item, where, seen, context)));
    return rendered;
  }
}
