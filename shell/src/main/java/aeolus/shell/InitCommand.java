package aeolus.shell;

import aeolus.core.Host;
import aeolus.deploy.RunKind;
import aeolus.deploy.RunPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Re-images hosts that run a stock system. */
@Command(name = "init",
    description = "Re-image hosts that run a stock Debian, for the first time.",
    footer = {"",
        "The key of a host that no known_hosts file has is shown, and taken once you say that it",
        "is right; without a terminal or with --yes only by its fingerprint.", "", "Examples:",
        "  aeolus run init --group nameservers --dry-run", "  aeolus run init --host y"})
final class InitCommand extends ReimageCommand {
  @Option(names = "--fingerprint", paramLabel = "SHA256:...",
      description = "Fingerprint of the host's key, for a host that no known_hosts file has; for"
          + " several hosts set aeolus_host_fingerprint.")
  String fingerprint;

  InitCommand(CommandContext context) {
    super(context, RunKind.INIT);
  }

  @Override
  RunPlan plan(RunWiring wiring, List<Host> hosts) throws InterruptedException {
    HostKeyQuestion question = new HostKeyQuestion(context().output(), wiring.resolved(hosts),
        fingerprint, user());
    RunPlan plan = wiring.meet(super.plan(wiring, hosts), question, force);
    plan.hosts().forEach(question::requireGiven);
    return plan;
  }

  /** With --yes nothing is asked, and nothing taken for granted. */
  private Optional<UnaryOperator<String>> user() {
    return yes ? Optional.empty() : Confirmation.user(context().output());
  }
}
