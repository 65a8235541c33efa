package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.RunSettings;
import aeolus.deploy.ServiceAnswer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks nameservers whether they serve what they should. */
@Command(name = "check",
    description = "Ask nameservers for all their zones, over UDP and TCP; touches nothing.",
    footer = {"", "Right is an answer with authority (AA) whose serial is that of all other",
        "servers of the zone, and not behind what was deployed from here.", "", "Example:",
        "  aeolus run check --group nameservers"})
final class CheckCommand implements Callable<Integer> {
  @Mixin
  TargetOptions targets = new TargetOptions();

  private final CommandContext context;

  CheckCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (RunWiring wiring = new RunWiring(context, RunSettings.DEFAULT)) {
      List<Host> hosts = targets.select(wiring.inventory(), context.output());
      List<ServiceAnswer> answers = wiring.check(hosts);
      show(answers);
      return answers.stream().allMatch(ServiceAnswer::isRight)
          ? ExitCode.OK.status()
          : ExitCode.FAILED.status();
    }
  }

  private void show(List<ServiceAnswer> answers) {
    if (context.options().json) {
      answers.forEach(answer -> Json.print(context.output(), answer.asMap()));
      return;
    }
    int host = width(answers.stream().map(ServiceAnswer::host).toList(), "HOST");
    int zone = width(answers.stream().map(ServiceAnswer::zone).toList(), "ZONE");
    String row = "%-" + host + "s  %-" + zone + "s  %-4s  %-2s  %10s  ";
    context.output().result(String.format(row, "HOST", "ZONE", "OVER", "AA", "SERIAL").strip());
    answers.forEach(answer -> row(row, answer));
  }

  private static int width(List<String> texts, String title) {
    return Math.max(title.length(), texts.stream().mapToInt(String::length).max().orElse(0));
  }

  private void row(String row, ServiceAnswer answer) {
    Output output = context.output();
    String serial = answer.serial().isPresent() ? "" + answer.serial().getAsLong() : "-";
    String text = String.format(row, answer.host(), answer.zone(),
        answer.transport().name().toLowerCase(Locale.ROOT), answer.authoritative() ? "aa" : "-",
        serial);
    output.result(text + (answer.isRight()
        ? output.styled("ok", Output.Style.GREEN)
        : output.styled(answer.wrong(), Output.Style.RED)));
  }
}
