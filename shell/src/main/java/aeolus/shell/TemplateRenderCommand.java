package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.deploy.ProjectView;
import aeolus.inventory.VarsFile;
import aeolus.template.Rendered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a rendered template. */
@Command(name = "render", description = "Print what a template renders to.",
    footer = {"", "-e goes before --vars, and --vars before what the inventory says of the host.",
        "", "Example:",
        "  aeolus template render templates/nameserver/files/etc/hostname.j2 --host x"})
final class TemplateRenderCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A template.")
  Path file;

  @Option(names = {"-H", "--host"}, paramLabel = "HOST",
      description = "The host whose variables the template sees.")
  String host;

  @Option(names = "--vars", paramLabel = "FILE", description = "More variables, in JSON or YAML.")
  Path varsFile;

  @Option(names = {"-e", "--extra-var"}, paramLabel = "K=V",
      description = "One more variable, a string; repeatable.")
  Map<String, String> extra = new LinkedHashMap<>();

  private final CommandContext context;

  TemplateRenderCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ProjectView view = context.view();
    context.showWarnings();
    Host known = host == null ? null : view.resolved(context.host(host));
    Rendered rendered = view.templates().render(existing(file), view.context(known, vars()));
    if (context.options().json) {
      Json.print(context.output(), object(rendered));
    } else {
      context.output().text(rendered.text());
    }
    return ExitCode.OK.status();
  }

  private Path existing(Path given) {
    Path path = context.currentDir().resolve(given).normalize();
    if (!Files.isRegularFile(path)) {
      throw new InvalidInputException(Location.of(given.toString()), "no such file");
    }
    return path;
  }

  private Map<String, Object> vars() {
    Map<String, Object> vars = new LinkedHashMap<>();
    if (varsFile != null) {
      Problems warnings = new Problems();
      vars.putAll(VarsFile.read(existing(varsFile), context.vault(), warnings));
      new ProblemView(context).show(warnings.list());
    }
    vars.putAll(extra);
    return vars;
  }

  private Map<String, Object> object(Rendered rendered) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", file.toString());
    object.put("host", host);
    object.put("text", rendered.text());
    return object;
  }
}
