package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.deploy.ProjectView;
import aeolus.inventory.ExtraVars;
import aeolus.inventory.VarsFile;
import aeolus.template.Context;
import aeolus.template.Rendered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a rendered template. */
@Command(name = "render", description = "Print what a template renders to.",
    footer = {"", "-e goes before --vars, and --vars before what the inventory says of the host.",
        "Templates in variables are rendered when they are used.", "", "Examples:",
        "  aeolus template render templates/nameserver/files/etc/hostname.j2 --host x",
        "  aeolus template render motd.j2 -e who=me -e '{\"ports\": [53, 853]}' -e @more.yaml",
        "  echo '{{ groups.nameservers | join(\" \") }}' | aeolus template render -"})
final class TemplateRenderCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Parameters(paramLabel = "FILE", description = "A template; - for standard input.")
  String file;

  @Option(names = {"-H", "--host"}, paramLabel = "HOST",
      description = "The host whose variables the template sees.")
  String host;

  @Option(names = "--vars", paramLabel = "FILE", description = "More variables, in JSON or YAML.")
  Path varsFile;

  @Option(names = {"-e", "--extra-var", "--extra-vars"}, paramLabel = "VARS",
      description = "More variables: NAME=VALUE, a string; a mapping in JSON or YAML; or @FILE. "
          + "Repeatable, the last one wins.")
  List<String> extra = new ArrayList<>();

  private final CommandContext context;

  TemplateRenderCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ProjectView view = context.view();
    context.showWarnings();
    Host known = host == null ? null : view.seen(context.host(host));
    Rendered rendered = render(view, view.context(known, vars()));
    if (context.options().json) {
      Json.print(context.output(), object(rendered));
    } else {
      context.output().text(rendered.text());
    }
    return ExitCode.OK.status();
  }

  private Rendered render(ProjectView view, Context seen) {
    return file.equals(STANDARD_INPUT)
        ? view.templates().renderText(standardInput(), Location.of("standard input"), seen)
        : view.templates().render(existing(Path.of(file)), seen);
  }

  private static String standardInput() {
    try {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidInputException(Location.of("standard input"), "cannot be read: " + e);
    }
  }

  private Path existing(Path given) {
    Path path = context.currentDir().resolve(given).normalize();
    if (!Files.isRegularFile(path)) {
      throw new InvalidInputException(Location.of(given.toString()),
          Files.isDirectory(path) ? "is a folder, expected a file" : "no such file");
    }
    return path;
  }

  private Map<String, Object> vars() {
    Map<String, Object> vars = new LinkedHashMap<>();
    Problems warnings = new Problems();
    if (varsFile != null) {
      vars.putAll(VarsFile.read(existing(varsFile), context.vault(), warnings));
    }
    vars.putAll(ExtraVars.read(extra, context.currentDir(), context.vault(), warnings));
    new ProblemView(context).show(warnings.list());
    return vars;
  }

  private Map<String, Object> object(Rendered rendered) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", file);
    object.put("host", host);
    object.put("text", rendered.text());
    return object;
  }
}
