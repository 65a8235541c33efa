package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.HostReport;
import aeolus.deploy.ServiceAnswer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks nameservers whether they serve what they should, and hosts whether they are fit. */
@Command(name = "check",
    description = "Ask nameservers for all their zones, and hosts whether they could be"
        + " re-imaged; touches nothing.",
    footer = {"", "Right is an answer over UDP and TCP with authority (AA) whose serial is that",
        "of all other servers of the zone, and not behind what was deployed from here.",
        "Hosts are logged in to, and tell what \"run facts\" shows. With --json, lines with",
        "\"zone\" are answers, lines with \"fit\" are hosts.", "", "Example:",
        "  aeolus run check --group nameservers"})
final class CheckCommand implements Callable<Integer> {
  @Mixin
  TargetOptions targets = new TargetOptions();

  @Option(names = "--no-login", description = "Ask for zones alone, log in nowhere.")
  boolean noLogin;

  private final CommandContext context;

  CheckCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (RunWiring wiring = RunWiring.installingNothing(context, Clock.systemUTC())) {
      List<Host> hosts = targets.select(wiring.inventory(), context.output());
      List<ServiceAnswer> answers = wiring.check(hosts);
      show(answers);
      List<HostReport> reports = noLogin
          ? List.of()
          : new FactsRound(context.output(), wiring).ask(hosts);
      if (!noLogin) {
        separate(answers);
        new FactsView(context.output(), context.options().json).fitness(reports);
      }
      return answers.stream().allMatch(ServiceAnswer::isRight)
          && reports.stream().allMatch(HostReport::isFit)
              ? ExitCode.OK.status()
              : ExitCode.FAILED.status();
    }
  }

  private void separate(List<ServiceAnswer> answers) {
    if (!answers.isEmpty() && !context.options().json) {
      context.output().result("");
    }
  }

  private void show(List<ServiceAnswer> answers) {
    Output output = context.output();
    if (context.options().json) {
      answers.forEach(answer -> Json.print(output, answer.asMap()));
      return;
    }
    if (answers.isEmpty()) {
      output.note("None of these hosts serves a zone: no aeolus_zones in their variables.");
      return;
    }
    Table table = new Table("HOST", "ZONE", "OVER", "AA", "SERIAL", "ANSWER");
    answers.forEach(answer -> table.row(answer.host(), answer.zone(),
        answer.transport().name().toLowerCase(Locale.ROOT), answer.authoritative() ? "aa" : "",
        answer.serial().isPresent() ? "" + answer.serial().getAsLong() : "",
        verdict(answer.wrong())));
    table.print(output);
  }

  private String verdict(String wrong) {
    return wrong.isEmpty()
        ? context.output().styled("ok", Output.Style.GREEN)
        : context.output().styled(wrong, Output.Style.RED);
  }
}
