package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.deploy.RunSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that bound how long a run waits for a host. */
final class BoundsOptions {
  @Option(names = "--boot-timeout", paramLabel = "MINUTES", defaultValue = "10",
      description = "How long a host may stay away between two systems (default:"
          + " ${DEFAULT-VALUE}).")
  int bootMinutes;

  @Option(names = "--confirm-timeout", paramLabel = "MINUTES", defaultValue = "2",
      description = "How long the initramfs waits to be confirmed before the old system boots again"
          + " (default: ${DEFAULT-VALUE}).")
  int confirmMinutes;

  @Option(names = "--phase-timeout", paramLabel = "MINUTES", defaultValue = "60",
      description = "How long each phase in the initramfs may take (default: ${DEFAULT-VALUE}).")
  int phaseMinutes;

  @Option(names = "--verify-timeout", paramLabel = "MINUTES", defaultValue = "5",
      description = "How long the new system's services and answers may take to be right (default:"
          + " ${DEFAULT-VALUE}).")
  int verifyMinutes;

  /** Reads them all. */
  RunSettings read() {
    return RunSettings.DEFAULT.withBootTimeout(minutes("--boot-timeout", bootMinutes))
        .withConfirmTimeout(minutes("--confirm-timeout", confirmMinutes))
        .withPhaseTimeout(minutes("--phase-timeout", phaseMinutes))
        .withVerifyTimeout(minutes("--verify-timeout", verifyMinutes));
  }

  private static Duration minutes(String option, int minutes) {
    if (minutes < 1) {
      throw new AeolusException(ExitCode.USAGE,
          option + ": expected at least 1, got " + minutes);
    }
    return Duration.ofMinutes(minutes);
  }
}
