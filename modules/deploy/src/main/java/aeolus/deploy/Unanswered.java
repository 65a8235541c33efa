package aeolus.deploy;

import aeolus.ssh.ExecResult;
import java.time.Duration;

/** Says for people why a command did not come to an end by itself. */
final class Unanswered {
  private Unanswered() {}

  /** Returns the reason, in a few words; the timeout is the one that the command was given. */
  static String words(ExecResult result, Duration timeout) {
    return switch (result) {
      case ExecResult.Exited exited -> "exit status " + exited.status();
      case ExecResult.Killed(String signal) -> "killed by " + signal;
      case ExecResult.TimedOut _ -> "no answer within " + timeout.toSeconds() + " s";
      case ExecResult.Stopped _ -> "stopped";
      case ExecResult.Disconnected(String reason) -> "the connection was lost: " + reason;
    };
  }
}
