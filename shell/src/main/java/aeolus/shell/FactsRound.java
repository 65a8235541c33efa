package aeolus.shell;

import aeolus.core.Host;
import aeolus.deploy.HostReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Has hosts tell about themselves, showing meanwhile which have; what they have told by then is
 * not lost with an interrupt.
 */
final class FactsRound {
  private final Output output;
  private final RunWiring wiring;

  FactsRound(Output output, RunWiring wiring) {
    this.output = output;
    this.wiring = wiring;
  }

  /**
   * Returns the reports, after an interrupt those that there are, naming the other hosts; the
   * thread's interrupt status then stays set.
   */
  List<HostReport> ask(List<Host> hosts) {
    List<HostReport> heard = new ArrayList<>();
    List<String> names = hosts.stream().map(Host::name).toList();
    try (FanOutProgress progress = FanOutProgress.open(output, names);
        CtrlC _ = CtrlC.interruptsThisThread(output, progress::sayHowTheyAreLeft)) {
      names.forEach(name -> progress.working(name, "facts"));
      return wiring.facts(hosts, report -> {
        heard.add(report);
        progress.ended(report.host(),
            report.facts().isPresent() ? "" : String.join("; ", report.reasons()));
      });
    } catch (InterruptedException e) {
      sayWhoIsMissing(names, heard);
      Thread.currentThread().interrupt();
      return inOrder(names, heard);
    }
  }

  private void sayWhoIsMissing(List<String> names, List<HostReport> heard) {
    List<String> missing = new ArrayList<>(names);
    heard.forEach(report -> missing.remove(report.host()));
    output.note("Interrupted, with no answer yet from " + FoldedLines.counted(missing)
        + ".");
  }

  private static List<HostReport> inOrder(List<String> names, List<HostReport> heard) {
    return names.stream()
        .flatMap(name -> heard.stream().filter(report -> report.host().equals(name)))
        .toList();
  }
}
