package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.HostReport;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has hosts tell about themselves. */
@Command(name = "facts",
    description = "Have hosts tell their system, disks, mounts and network; touches nothing.",
    footer = {"",
        "The stable names of disks are what aeolus_disk takes. docs/PROTOCOL.md says what",
        "each fact is. Exits with 1 where a host did not answer.", "", "Example:",
        "  ${COMMAND-FULL-NAME} --host x"})
final class FactsCommand implements Callable<Integer> {
  @Mixin
  TargetOptions targets = new TargetOptions();

  private final CommandContext context;

  FactsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (RunWiring wiring = RunWiring.installingNothing(context, Clock.systemUTC())) {
      List<Host> hosts = targets.select(wiring.inventory(), context.output());
      List<HostReport> reports = new FactsRound(context.output(), wiring).ask(hosts);
      new FactsView(context.output(), context.options().json).show(reports);
      return reports.stream().allMatch(report -> report.facts().isPresent())
          ? ExitCode.OK.status()
          : ExitCode.FAILED.status();
    }
  }
}
