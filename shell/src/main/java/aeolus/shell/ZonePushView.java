package aeolus.shell;

import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.deploy.HostResult;
import aeolus.deploy.HostZones;
import aeolus.deploy.PlannedZone;
import aeolus.deploy.ZonePushPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows what a push of zones would do, and what came of it. */
final class ZonePushView {
  private static final int IN_ORDER = 5;

  private final Output output;
  private final boolean json;
  private final ProblemView problems;

  ZonePushView(CommandContext context) {
    this.output = context.output();
    this.json = context.options().json;
    this.problems = new ProblemView(context);
  }

  /** Shows a plan. */
  void show(ZonePushPlan plan) {
    problems.show(folded(plan.warnings()));
    if (json) {
      Json.print(output, object(plan));
    } else {
      text(plan);
    }
    FoldedLines.of(plan.obstacles()).lines().forEach(line -> output.note("aeolus: " + line));
    FoldedLines.of(plan.dangers())
        .lines()
        .forEach(line -> output.note("aeolus: needs --force: " + line));
    output.flush();
  }

  /** Has what is said of many hosts said once; a place in a file is said for itself. */
  private static List<Problem> folded(List<Problem> problems) {
    List<Problem> shown = new ArrayList<>();
    FoldedLines hosts = new FoldedLines();
    for (Problem problem : problems) {
      if (problem.isError() || problem.location().line() > 0 || !problem.rule().isEmpty()) {
        shown.add(problem);
      } else {
        hosts.add(problem.location().file(), problem.message());
      }
    }
    hosts.forEach((names, text) -> shown.add(Problem.warning(Location.of(names), text)));
    return shown;
  }

  private void text(ZonePushPlan plan) {
    if (plan.hosts().isEmpty()) {
      output.result("Nothing to push: " + Count.of(plan.zones().size(), "zone")
          + " served as they are to be.");
      return;
    }
    output.result(output.styled("Plan " + plan.hash(), Output.Style.BOLD) + ": push zones to "
        + order(plan) + ", run "
        + plan.id());
    Set<String> due = plan.hosts()
        .stream()
        .flatMap(host -> host.zones().stream())
        .map(PlannedZone::name)
        .collect(Collectors.toSet());
    plan.zones().stream().filter(zone -> due.contains(zone.name())).forEach(zone -> {
      output.result("serial " + zone.content().serial() + " (" + zone.decision() + ")");
      new ZoneDiffView(output).text(zone.name(), diffs(zone, plan));
    });
    plan.hosts().forEach(this::configuration);
  }

  /** Names the hosts in their order, many of them by how many they are. */
  private static String order(ZonePushPlan plan) {
    List<String> names = plan.hosts().stream().map(HostZones::name).toList();
    return names.size() <= IN_ORDER
        ? String.join(", then ", names)
        : FoldedLines.names(names) + ", one after the other";
  }

  private void configuration(HostZones host) {
    host.freshNames()
        .forEach(zone -> output.result(output.styled("+ zone " + zone, Output.Style.GREEN)
            + ": " + host.name() + "'s server is told of it, where it has it not yet"));
    host.removed()
        .forEach(zone -> output.result(output.styled("- zone " + zone, Output.Style.RED) + ": "
            + host.name() + "'s server is told to drop it, its file goes"));
  }

  private static List<ZoneDiff> diffs(PlannedZone zone, ZonePushPlan plan) {
    return ZoneDiffs.live(zone,
        plan.hosts().stream().map(HostZones::name).collect(Collectors.toSet()));
  }

  private static Map<String, Object> object(ZonePushPlan plan) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", "plan");
    object.put("id", plan.id());
    object.put("kind", "zones");
    object.put("hash", plan.hash());
    object.put("hosts", plan.hosts().stream().map(HostZones::asMap).toList());
    object.put("zones", plan.zones().stream().map(zone -> zone(zone, plan)).toList());
    object.put("needs_force", plan.dangers());
    object.put("obstacles", plan.obstacles());
    return object;
  }

  private static Map<String, Object> zone(PlannedZone zone, ZonePushPlan plan) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("zone", zone.name());
    object.put("serial", zone.content().serial());
    object.put("decision", zone.decision());
    object.put("diffs", diffs(zone, plan).stream().map(ZoneDiffView::object).toList());
    return object;
  }

  /** Shows the results, in the plan's order. */
  void results(ZonePushPlan plan, List<HostResult> results) {
    if (json) {
      results.forEach(result -> {
        Map<String, Object> object = new LinkedHashMap<>(Map.of("event", "result"));
        object.putAll(result.asMap());
        Json.print(output, object);
      });
      return;
    }
    Table table = new Table("HOST", "RESULT", "TIME", "DETAIL");
    results.forEach(result -> row(table, result));
    table.print(output);
    results.forEach(this::explain);
    output.result("history show " + plan.id() + " tells more.");
    output.flush();
  }

  private static void row(Table table, HostResult result) {
    switch (result) {
      case HostResult.Done done -> table.row(done.host(), "done", Elapsed.of(done.elapsed()),
          done.serials().isEmpty()
              ? "answers no more for what was removed"
              : "answers with " + done.serials());
      case HostResult.Failed failed ->
        table.row(failed.host(), "failed", Elapsed.of(failed.elapsed()),
            "in " + failed.phase().word() + "; " + failed.state().description());
      case HostResult.Skipped skipped -> table.row(skipped.host(), "skipped", "",
          skipped.reason());
    }
  }

  private void explain(HostResult result) {
    if (result instanceof HostResult.Failed failed) {
      output.result(output.styled(failed.host() + ":", Output.Style.BOLD));
      failed.reason().lines().forEach(line -> output.result("  " + line));
    }
  }
}
