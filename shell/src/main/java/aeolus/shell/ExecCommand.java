package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.shell.HostAnswer.Content;
import aeolus.shell.HostAnswer.State;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command on hosts. */
@Command(name = "exec",
    description = "Run a command on hosts and show what they answer, the same of many once.",
    footer = {"",
        "Words from the first that is no option on are the command, which the host's shell",
        "gets joined by blanks, as with ssh. It reads nothing. Of each host at most 1 MiB of",
        "standard output is kept, 64 MiB of all. Exits with 1 where a host was not logged in",
        "to or the command did not end with 0. docs/EXEC.md describes --json.", "", "Examples:",
        "  ${COMMAND-FULL-NAME} --group nameservers uptime",
        "  ${COMMAND-FULL-NAME} -l 'ns*:!ns3' --diff -- cat /etc/resolv.conf",
        "  ${COMMAND-FULL-NAME} -g all --become --timeout 60 'nsd-control status | head -1'"})
final class ExecCommand implements Callable<Integer> {
  private static final int MOST_OUTPUT = 1 << 20;

  @Mixin
  TargetOptions targets = new TargetOptions();

  @Mixin
  FanOutOptions fanOut = new FanOutOptions();

  @Option(names = "--diff",
      description = "Show outputs that are not the most frequent one as differences to it.")
  boolean diff;

  @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The command and its words.")
  List<String> words;

  private final CommandContext context;

  ExecCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String command = String.join(" ", words);
    if (command.isBlank()) {
      throw new AeolusException(ExitCode.USAGE, "expected a command to run, got \"\"");
    }
    Duration timeout = fanOut.timeout();
    FanOutRun run = new FanOutRun(context, fanOut);
    return run.answers(run.choose(targets), "command",
        (_, session) -> exec(session, command, timeout), diff);
  }

  private static Content exec(SshSession session, String command, Duration timeout) {
    BoundedText out = new BoundedText(MOST_OUTPUT);
    return switch (session.exec(command, out, timeout)) {
      case ExecResult.Exited said -> new Content(said.status() == 0 ? State.OK : State.FAILED,
          said.status(), out.text(), out.isCut(), said.err(), "");
      case ExecResult.Killed(String signal) ->
        ended(State.KILLED, out, "ended by signal " + signal);
      case ExecResult.TimedOut() ->
        ended(State.TIMEOUT, out, "not done within " + timeout.toSeconds() + " s, ended");
      case ExecResult.Disconnected(String reason) ->
        ended(State.LOST, out, "the connection was lost: " + reason);
      case ExecResult.Stopped() -> ended(State.LOST, out, "stopped");
    };
  }

  private static Content ended(State state, BoundedText out, String reason) {
    return new Content(state, 0, out.text(), out.isCut(), "", reason);
  }
}
