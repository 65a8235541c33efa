package aeolus.shell;

import aeolus.deploy.HostTimeline;
import aeolus.deploy.PhaseSpan;
import aeolus.deploy.RunRecord;
import aeolus.deploy.RunSummary;
import aeolus.deploy.RunTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Shows a run of the past as a text as wide as the terminal, or of 80 columns: what it changed, then
 * each host's phases.
 */
final class HistoryView {
  private static final int WIDEST_AXIS = 36;
  private static final int NARROWEST_AXIS = 8;
  /** What stands beside the axis of a phase: its name, time, and the beginning of its last words. */
  private static final int BESIDE = 44;
  private static final int DETAILED_HOSTS = 8;

  private final Output output;
  private final int axis;

  HistoryView(Output output) {
    this.output = output;
    this.axis = Math.clamp(output.columns() - BESIDE, NARROWEST_AXIS, WIDEST_AXIS);
  }

  /**
   * Shows a run.
   *
   * @param hosts those to show, all if empty; with phases if they are named or few
   */
  void show(RunRecord run, List<String> hosts) {
    RunSummary summary = run.summary();
    output.result(output.styled(run.id(), Output.Style.BOLD) + "  " + summary.kind() + " by "
        + summary.user() + (summary.timeline().isEmpty()
            ? ""
            : ", " + HistoryWords.began(summary) + " UTC, took " + HistoryWords.took(summary)
                + ": ")
        + HistoryWords.outcome(summary));
    run.changes(hosts).forEach(this::changes);
    summary.timeline().ifPresent(timeline -> timeline(timeline, hosts));
    if (run.canBeResumed()) {
      output.result("");
      output.result((summary.ended() ? "Not all hosts are done: " : "Cut off: ") + "run resume "
          + run.id() + " brings the run to its end.");
    }
    output.flush();
  }

  private void changes(String what, List<String> lines) {
    output.result("");
    output.result(output.styled(what, Output.Style.BOLD));
    lines.forEach(line -> output.result("  " + output.difference(line)));
  }

  private void timeline(RunTimeline run, List<String> names) {
    List<HostTimeline> hosts = run.hosts()
        .stream()
        .filter(host -> names.isEmpty() || names.contains(host.host()))
        .toList();
    boolean detailed = !names.isEmpty() || hosts.size() <= DETAILED_HOSTS;
    int width = hosts.stream().mapToInt(host -> host.host().length()).max().orElse(0);
    if (!detailed) {
      output.result("");
    }
    hosts.forEach(host -> {
      if (detailed) {
        host(run, host);
      } else {
        row(run, host, width);
      }
    });
    if (!detailed) {
      output.result("history show ID HOST... shows their phases.");
    }
  }

  private void host(RunTimeline run, HostTimeline host) {
    output.result("");
    output.result(output.styled(host.host(), Output.Style.BOLD) + "  " + outcome(host) + "  "
        + Elapsed.of(host.elapsed()));
    host.reason().lines().forEach(line -> output.result("  " + line));
    host.spans().forEach(span -> phase(run, span));
  }

  private void phase(RunTimeline run, PhaseSpan span) {
    String bar = bar(run, span.from(), span.to());
    String words = span.lastWords().lines().findFirst().orElse("");
    output.result(String.format("  %-10s %8s ", span.phase(), Elapsed.of(span.elapsed()))
        + (span.state() == PhaseSpan.State.OK ? bar : output.styled(bar, Output.Style.RED))
        + ("  " + words).stripTrailing());
  }

  private void row(RunTimeline run, HostTimeline host, int width) {
    String bar = host.spans().isEmpty()
        ? "|" + " ".repeat(axis) + "|"
        : bar(run, host.spans().getFirst().from(), host.spans().getLast().to());
    output.result(String.format("%-" + width + "s  ", host.host()) + outcome(host)
        + String.format(" %8s ", Elapsed.of(host.elapsed())) + bar
        + ("  " + host.reason().lines().findFirst().orElse("")).stripTrailing());
  }

  private String outcome(HostTimeline host) {
    return output.styled(String.format("%-7s", host.outcome()), switch (host.outcome()) {
      case "done" -> Output.Style.GREEN;
      case "failed" -> Output.Style.RED;
      default -> Output.Style.YELLOW;
    });
  }

  /** Draws from when to when within the run something was, however short as one sign at least. */
  private String bar(RunTimeline run, Instant from, Instant to) {
    int begin = Math.min(axis - 1, column(run, from));
    int end = Math.max(begin + 1, column(run, to));
    return "|" + " ".repeat(begin) + "=".repeat(end - begin) + " ".repeat(axis - end) + "|";
  }

  private int column(RunTimeline run, Instant time) {
    double share = (double) Duration.between(run.from(), time).toMillis()
        / Math.max(1, run.elapsed().toMillis());
    return (int) Math.round(Math.clamp(share, 0, 1) * axis);
  }
}
