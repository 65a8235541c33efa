package aeolus.shell;

import aeolus.deploy.RunKind;
import picocli.CommandLine.Command;

/** Re-images hosts that run an image made by Aeolus. */
@Command(name = "deploy", description = "Re-image hosts that run an image made by Aeolus.",
    footer = {"", "Examples:", "  aeolus run deploy --group nameservers --dry-run",
        "  aeolus run deploy --host y"})
final class DeployCommand extends ReimageCommand {
  DeployCommand(CommandContext context) {
    super(context, RunKind.DEPLOY);
  }
}
