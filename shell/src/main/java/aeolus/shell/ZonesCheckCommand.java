package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reports all that is wrong with zones. */
@Command(name = "check",
    description = "Render and parse zones, report all that is wrong with them.",
    footer = {"", "Exits with 3 where there are errors, with 0 where there are only warnings.", "",
        "Example:", "  aeolus zones check bitfehler.example"})
final class ZonesCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ZONE", arity = "0..*",
      description = "Zones (default: all that some host serves).")
  List<String> names = List.of();

  private final CommandContext context;

  ZonesCheckCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Problem> problems = new ArrayList<>();
    ZoneDrafts drafts = new ZoneDrafts(context);
    context.showWarnings();
    List<String> zones = drafts.choose(names, problems);
    try {
      drafts.render(zones, problems);
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    }
    show(zones, problems);
    return problems.stream().anyMatch(Problem::isError)
        ? ExitCode.INVALID_INPUT.status()
        : ExitCode.OK.status();
  }

  private void show(List<String> zones, List<Problem> problems) {
    ProblemView view = new ProblemView(context);
    if (context.options().json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("zones", zones);
      object.put("problems", problems.stream().map(view::object).toList());
      Json.print(context.output(), object);
      return;
    }
    view.show(problems);
    long errors = problems.stream().filter(Problem::isError).count();
    context.output()
        .result(Count.of(zones.size(), "zone") + " checked: " + Count.of(errors, "error") + ", "
            + Count.of(problems.size() - errors, "warning"));
  }
}
