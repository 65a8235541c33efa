package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of commands that do the same on many hosts. */
final class FanOutOptions {
  @Option(names = {"-f", "--forks"}, paramLabel = "N", defaultValue = "64",
      description = "Work on so many hosts at a time (default: ${DEFAULT-VALUE}).")
  int forks;

  @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "600",
      description = "Give a host so long, from when it is logged in to (default:"
          + " ${DEFAULT-VALUE}).")
  int seconds;

  @Option(names = {"-b", "--become"},
      description = "Work as root, or whom ansible_become_user names, whatever ansible_become says.")
  boolean become;

  Duration timeout() {
    if (seconds < 1) {
      throw new AeolusException(ExitCode.USAGE,
          "--timeout: expected 1 second or more, got " + seconds);
    }
    return Duration.ofSeconds(seconds);
  }

  int forks() {
    if (forks < 1) {
      throw new AeolusException(ExitCode.USAGE, "--forks: expected 1 or more, got " + forks);
    }
    return forks;
  }
}
