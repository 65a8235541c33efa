package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.deploy.Batches;
import aeolus.deploy.FailureLimit;
import aeolus.deploy.Rolling;
import picocli.CommandLine.Option;

/** The options that say how a run goes through its hosts. */
final class RollingOptions {
  @Option(names = "--keep-answering", paramLabel = "N", defaultValue = "1",
      description = "Take a host down only while each of its zones is answered right by at least N"
          + " other nameservers (default: ${DEFAULT-VALUE}).")
  int keepAnswering;

  @Option(names = "--all-at-once",
      description = "Take hosts down though nobody answers for their zones meanwhile.")
  boolean allAtOnce;

  @Option(names = "--serial", paramLabel = "N|P%|LIST",
      description = "Hosts in batches, as Ansible's serial: 2, 20%%, or 1,5,20%% whose last one is"
          + " repeated. The first batch has to succeed wholly.")
  String serial;

  @Option(names = "--max-failures", paramLabel = "N|P%",
      description = "Begin no other host once more than so many have failed; those that can't be"
          + " reached count. Without it, once one has failed with no way back to its old system.")
  String maxFailures;

  /** Reads them all. */
  Rolling read(boolean stealLock) {
    if (keepAnswering < 1) {
      throw new AeolusException(ExitCode.USAGE, "--keep-answering: expected at least 1, got "
          + keepAnswering + "; --all-at-once keeps none");
    }
    return new Rolling(keepAnswering, allAtOnce, serial == null
        ? Batches.NONE
        : Batches.parse(serial),
        maxFailures == null
            ? FailureLimit.NONE
            : FailureLimit.parse(maxFailures),
        stealLock, false,
        Rolling.DEFAULT.patience());
  }
}
