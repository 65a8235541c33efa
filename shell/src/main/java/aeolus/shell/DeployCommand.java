package aeolus.shell;

import aeolus.core.Host;
import aeolus.deploy.KeptPayload;
import aeolus.deploy.RunKind;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Re-images hosts that run an image made by Aeolus. */
@Command(name = "deploy", description = "Re-image hosts that run an image made by Aeolus.",
    footer = {"", "Examples:", "  aeolus run deploy --group nameservers --dry-run",
        "  aeolus run deploy --host y", "  aeolus run deploy --previous --host y"})
final class DeployCommand extends ReimageCommand {
  @Option(names = "--previous",
      description = "Go back to the image that each host came up with before the one that it was"
          + " sent last, with today's zones.")
  boolean previous;

  DeployCommand(CommandContext context) {
    super(context, RunKind.DEPLOY);
  }

  @Override
  Map<String, KeptPayload> previous(RunWiring wiring, List<Host> hosts) {
    return previous ? wiring.previous(hosts) : super.previous(wiring, hosts);
  }
}
