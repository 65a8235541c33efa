package aeolus.shell;

import aeolus.core.Location;
import aeolus.core.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows problems of inputs: to people on standard error, to programs as objects. */
final class ProblemView {
  private final Output output;
  private final Path currentDir;

  ProblemView(CommandContext context) {
    this.output = context.output();
    this.currentDir = context.currentDir();
  }

  /** Shows problems in the order given. */
  void show(List<Problem> problems) {
    problems.stream().map(this::painted).forEach(output::note);
  }

  private String painted(Problem problem) {
    Output.Style style = problem.isError() ? Output.Style.RED : Output.Style.YELLOW;
    return output.styledNote(near(problem.location()) + ":", Output.Style.BOLD) + " "
        + output.styledNote(problem.isError() ? "error:" : "warning:", style) + " "
        + problem.text();
  }

  /** Names a file as the user would type it here. */
  private Location near(Location location) {
    if (!location.file().startsWith("/")) {
      return location;
    }
    Path file = Path.of(location.file());
    return file.startsWith(currentDir) && !file.equals(currentDir)
        ? new Location(currentDir.relativize(file).toString(), location.line(), location.column())
        : location;
  }

  /** Returns a problem as it is printed as JSON; line, column and rule are null where unknown. */
  Map<String, Object> object(Problem problem) {
    Location location = near(problem.location());
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("severity", problem.isError() ? "error" : "warning");
    object.put("file", location.file());
    object.put("line", location.line() > 0 ? location.line() : null);
    object.put("column", location.column() > 0 ? location.column() : null);
    object.put("message", problem.message());
    object.put("rule", problem.rule().isEmpty() ? null : problem.rule());
    return object;
  }
}
