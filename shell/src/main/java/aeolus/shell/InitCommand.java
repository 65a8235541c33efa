package aeolus.shell;

import aeolus.deploy.RunKind;
import picocli.CommandLine.Command;

/** Re-images hosts that run a stock system. */
@Command(name = "init",
    description = "Re-image hosts that run a stock Debian, for the first time.",
    footer = {"", "Examples:", "  aeolus run init --group nameservers --dry-run",
        "  aeolus run init --host y"})
final class InitCommand extends ReimageCommand {
  InitCommand(CommandContext context) {
    super(context, RunKind.INIT);
  }
}
