package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.shell.Diagnosis.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what is missing on this workstation. */
@Command(name = "doctor",
    description = "Say what this workstation lacks, what for, and how to get it; changes nothing.",
    footer = {"", "Exits with 1 where something is missing without which nothing can be deployed;",
        "the base image is built here, once; what only the lab needs does not count.", "",
        "Example:",
        "  aeolus doctor"})
final class DoctorCommand implements Callable<Integer> {
  private static final int STATE = 8;
  private static final int LEAST_ROOM = 20;

  private final CommandContext context;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new Diagnosis(context, System.getenv()).findings();
    show(findings);
    return findings.stream().anyMatch(finding -> finding.state() == Diagnosis.State.MISSING)
        ? ExitCode.FAILED.status()
        : ExitCode.OK.status();
  }

  private void show(List<Finding> findings) {
    Output output = context.output();
    if (context.options().json) {
      Json.print(output, findings.stream().map(DoctorCommand::object).toList());
      return;
    }
    int width = findings.stream().mapToInt(finding -> finding.about().length()).max().orElse(1);
    String margin = " ".repeat(STATE + 2 + width + 2);
    int room = Math.max(LEAST_ROOM, output.columns() - margin.length());
    for (Finding finding : findings) {
      String before = output.styled(String.format("%-" + STATE + "s", finding.state().word()),
          style(finding.state())) + String.format("  %-" + width + "s  ", finding.about());
      for (String line : lines(finding, room)) {
        output.result(before + line);
        before = margin;
      }
    }
  }

  private static List<String> lines(Finding finding, int room) {
    List<String> lines = new ArrayList<>(Wrapped.lines(finding.says(), room));
    if (!finding.remedy().isEmpty()) {
      lines.addAll(Wrapped.lines(finding.remedy(), room));
    }
    return lines;
  }

  private static Output.Style style(Diagnosis.State state) {
    return switch (state) {
      case OK -> Output.Style.GREEN;
      case OPTIONAL -> Output.Style.YELLOW;
      case MISSING -> Output.Style.RED;
    };
  }

  private static Map<String, Object> object(Finding finding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("about", finding.about());
    object.put("state", finding.state().word());
    object.put("says", finding.says());
    object.put("remedy", finding.remedy().isEmpty() ? null : finding.remedy());
    return object;
  }
}
