package aeolus.template.jinjava;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.SecretText;
import aeolus.core.Vars;
import aeolus.template.Context;
import aeolus.template.Rendered;
import aeolus.template.TemplateEngine;
import aeolus.template.TemplateSettings;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.loader.ResourceLocator;
import com.hubspot.jinjava.loader.ResourceNotFoundException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders with Jinjava. */
public final class JinjavaEngine implements TemplateEngine {
  private final TemplateSettings settings;

  /** Makes an engine. */
  public JinjavaEngine(TemplateSettings settings) {
    this.settings = settings;
  }

  @Override
  public Rendered render(Path file, Context context) {
    try {
      String shown = show(file);
      String text = Files.readString(file);
      return new Rendered(render(text, Location.of(shown), file.getParent(), context), shown);
    } catch (IOException e) {
      throw new InvalidInputException(Location.of(show(file)), "template not readable: " + e);
    }
  }

  private String show(Path file) {
    Path project = settings.projectDir();
    return file.startsWith(project) ? project.relativize(file).toString() : file.toString();
  }

  @Override
  public Rendered renderText(String text, Location where, Context context) {
    return new Rendered(render(text, where, settings.projectDir(), context), where.file());
  }

  private String render(String text, Location where, Path folder, Context context) {
    Jinjava jinjava = new Jinjava(config());
    jinjava.setResourceLocator(new ProjectFiles(folder));
    RenderResult result = jinjava.renderForResult(text, variables(context));
    List<Problem> problems = result.getErrors()
        .stream()
        .map(error -> problem(error, where))
        .toList();
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems);
    }
    return result.getOutput();
  }

  private static JinjavaConfig config() {
    return JinjavaConfig.newBuilder()
        .withFailOnUnknownTokens(true)
        .withTrimBlocks(true)
        .withNestedInterpretationEnabled(false)
        .withKeepTrailingNewline(true)
        .withLegacyOverrides(LegacyOverrides.ALL)
        .build();
  }

  private static Problem problem(TemplateError error, Location where) {
    int line = where.line() > 0 ? where.line() : Math.max(0, error.getLineno());
    return Problem.error(Location.of(where.file(), line), error.getMessage());
  }

  private Map<String, Object> variables(Context context) {
    Map<String, Object> variables = new LinkedHashMap<>();
    if (context.host() != null) {
      variables.putAll(plain(context.host().vars().asMap()));
      variables.put("inventory_hostname", context.host().name());
      variables.put("group_names", context.host().groups());
    }
    Map<String, Object> hostvars = new LinkedHashMap<>();
    for (Host host : context.allHosts()) {
      hostvars.put(host.name(), plain(host.vars().asMap()));
    }
    variables.put("hostvars", hostvars);
    variables.put("groups", context.groups());
    variables.putAll(context.extra());
    return variables;
  }

  private static Map<String, Object> plain(Map<String, Object> vars) {
    Map<String, Object> plain = new LinkedHashMap<>();
    vars.forEach((name, value) -> plain.put(name,
        value instanceof SecretText secret ? secret.revealText() : value));
    return plain;
  }

  @Override
  public Vars resolve(Context context) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    context.host()
        .vars()
        .asMap()
        .forEach((name, value) -> resolved.put(name,
            renderValue(value, Location.of("variable " + name), context)));
    return Vars.of(resolved);
  }

  @Override
  public Object renderValue(Object value, Location where, Context context) {
    return switch (value) {
      case String text when text.contains("{{") || text.contains("{%") -> render(text, where,
          settings.projectDir(), context);
      case List<?> list -> {
        List<Object> rendered = new ArrayList<>();
        list.forEach(item -> rendered.add(renderValue(item, where, context)));
        yield rendered;
      }
      case Map<?, ?> map -> {
        Map<String, Object> rendered = new LinkedHashMap<>();
        map.forEach((key, item) -> rendered.put(String.valueOf(key),
            renderValue(item, where, context)));
        yield rendered;
      }
      case null, default -> value;
    };
  }

  /** Finds included files within the project. */
  private final class ProjectFiles implements ResourceLocator {
    private final Path folder;

    ProjectFiles(Path folder) {
      this.folder = folder;
    }

    @Override
    public String getString(String name, Charset encoding, JinjavaInterpreter interpreter)
        throws IOException {
      List<Path> folders = new ArrayList<>(List.of(folder));
      folders.addAll(settings.searchPath());
      for (Path candidate : folders) {
        Path file = candidate.resolve(name).normalize();
        if (file.startsWith(settings.projectDir()) && Files.isRegularFile(file)) {
          return Files.readString(file, StandardCharsets.UTF_8);
        }
      }
      throw new ResourceNotFoundException("no such template in the project: " + name);
    }
  }
}
