package aeolus.shell;

import aeolus.deploy.HostResult;
import aeolus.deploy.RunPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows how a run ended: a table, then why what failed has failed. */
final class ResultView {
  private final Output output;
  private final boolean json;

  ResultView(Output output, boolean json) {
    this.output = output;
    this.json = json;
  }

  /** Shows the results, in the plan's order. */
  void show(RunPlan plan, List<HostResult> results) {
    if (json) {
      results.forEach(this::printObject);
      return;
    }
    int width = results.stream().mapToInt(result -> result.host().length()).max().orElse(4);
    output.result(String.format("%-" + Math.max(4, width) + "s  %-7s  %7s  %s", "HOST", "RESULT",
        "TIME", "DETAIL"));
    results.forEach(result -> row(result, Math.max(4, width)));
    results.forEach(this::explain);
    long done = results.stream().filter(HostResult::isDone).count();
    output.result(done + " of " + results.size() + " hosts done; history show " + plan.id()
        + " tells more.");
    output.flush();
  }

  private void row(HostResult result, int width) {
    output.result(String.format("%-" + width + "s  ", result.host()) + switch (result) {
      case HostResult.Done done -> output.styled("done   ", Output.Style.GREEN) + "  "
          + time(done.elapsed()) + "  " + done.serials().size()
          + " zones answered with authority, deployment " + done.deployment();
      case HostResult.Failed failed -> output.styled("failed ", Output.Style.RED) + "  "
          + time(failed.elapsed()) + "  in " + failed.phase().word() + ": "
          + failed.reason().lines().findFirst().orElse("");
      case HostResult.Skipped skipped -> output.styled("skipped", Output.Style.YELLOW) + "  "
          + time(Duration.ZERO) + "  " + skipped.reason();
    });
  }

  private void explain(HostResult result) {
    if (result instanceof HostResult.Failed failed) {
      output.result("");
      output.result(output.styled(failed.host(), Output.Style.BOLD) + " failed in "
          + failed.phase().word() + "; " + failed.state().description() + ":");
      failed.reason().lines().forEach(line -> output.result("  " + line));
    }
  }

  private void printObject(HostResult result) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", "result");
    object.putAll(result.asMap());
    Json.print(output, object);
  }

  private static String time(Duration elapsed) {
    return String.format("%4d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart());
  }
}
