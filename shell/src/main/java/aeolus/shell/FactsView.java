package aeolus.shell;

import aeolus.anemos.HostFacts;
import aeolus.deploy.BootMethod;
import aeolus.deploy.HostReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what hosts told about themselves. */
final class FactsView {
  private static final int MIB = 1024 * 1024;

  private final Output output;
  private final boolean json;

  FactsView(Output output, boolean json) {
    this.output = output;
    this.json = json;
  }

  /** Shows everything: facts in blocks, one host after the other. */
  void show(List<HostReport> reports) {
    if (json) {
      reports.forEach(report -> Json.print(output, object(report)));
      return;
    }
    for (HostReport report : reports) {
      output.result(output.styled(report.host(), Output.Style.BOLD) + report.facts()
          .flatMap(BootMethod::words)
          .map(words -> "  boots " + words)
          .orElse(""));
      report.facts().ifPresent(this::block);
      report.reasons().forEach(reason -> output.result("  " + red(reason)));
    }
  }

  /** Shows one line a host, and why it could not be re-imaged. */
  void fitness(List<HostReport> reports) {
    if (json) {
      reports.forEach(report -> Json.print(output, object(report)));
      return;
    }
    Table table = new Table("HOST", "SYSTEM", "MEMORY", "DISK", "FIT");
    for (HostReport report : reports) {
      HostFacts facts = report.facts().orElse(HostFacts.parse(""));
      table.row(report.host(), system(facts),
          facts.get("memory_mib").map(mib -> mib + " MiB").orElse(""), disk(facts),
          report.isFit()
              ? output.styled("ok", Output.Style.GREEN)
              : red("no"));
    }
    table.print(output);
    FoldedLines reasons = new FoldedLines();
    reports.forEach(report -> report.reasons()
        .forEach(reason -> reasons.add(report.host(), reason)));
    reasons.lines().forEach(output::result);
  }

  private String red(String text) {
    return output.styled(text, Output.Style.RED);
  }

  private static String system(HostFacts facts) {
    return facts.get("os_id").orElse("") + facts.get("os_version").map(v -> " " + v).orElse("");
  }

  private static String disk(HostFacts facts) {
    return facts.get("disk")
        .map(disk -> disk + " " + facts.number("disk_size").orElse(0) / MIB + " MiB")
        .orElse("");
  }

  private void block(HostFacts facts) {
    int width = facts.asMap().keySet().stream().mapToInt(String::length).max().orElse(1);
    facts.asMap()
        .forEach((name, value) -> output.result("  "
            + output.styled(String.format("%-" + width + "s", name), Output.Style.DIM) + "  "
            + (value.isEmpty() ? "-" : value)));
  }

  private static Map<String, Object> object(HostReport report) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("host", report.host());
    object.put("fit", report.isFit());
    object.put("reasons", report.reasons());
    object.put("facts", report.facts().map(HostFacts::asMap).orElse(Map.of()));
    return object;
  }
}
