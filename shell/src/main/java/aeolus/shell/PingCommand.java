package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.shell.HostAnswer.Content;
import aeolus.shell.HostAnswer.State;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FanOut;
import aeolus.ssh.FanOut.Ended;
import aeolus.ssh.FanOut.Outcome;
import aeolus.ssh.SshSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Logs in to hosts and tells how long that takes. */
@Command(name = "ping",
    description = "Log in to hosts and run nothing but \"true\"; tell how long each takes.",
    footer = {"",
        "LOGIN is the time from the first packet to the login, COMMAND that of a command on it.",
        "At the prompt LOGIN is next to nothing where a connection still stood. Exits with 1",
        "where a host was not logged in to.", "", "Example:",
        "  ${COMMAND-FULL-NAME} --group nameservers"})
final class PingCommand implements Callable<Integer> {
  private static final double NANOS_PER_MILLI = 1e6;

  /** What came of the command, and how long it took. */
  private record Pong(ExecResult result, long nanos) {}

  /** How long login and command took, in nanoseconds; {@code null} in place of a reason if all is well. */
  private record Answer(String host, long login, long command, String reason) {
    static Answer of(Ended<Pong> ended) {
      long command = ended.outcome() instanceof Outcome.Done<Pong>(Pong pong) ? pong.nanos() : 0;
      Content content = HostAnswer.content(ended.outcome(), pong -> content(pong.result()));
      return new Answer(ended.name(), ended.nanos() - command, command,
          content.isOk() ? null : content.reason());
    }

    private static Content content(ExecResult result) {
      return switch (result) {
        case ExecResult.Exited said -> said.status() == 0
            ? Content.ok("")
            : Content.not(State.FAILED, "\"true\" ended with exit status " + said.status());
        case ExecResult.Killed(String signal) ->
          Content.not(State.KILLED, "\"true\" was ended by signal " + signal);
        case ExecResult.TimedOut() ->
          Content.not(State.TIMEOUT, "logged in, but no command ends");
        case ExecResult.Disconnected(String reason) ->
          Content.not(State.LOST, "the connection was lost: " + reason);
        case ExecResult.Stopped() -> Content.not(State.LOST, "stopped");
      };
    }

    boolean isAlive() {
      return reason == null;
    }

    /** Returns it for JSON. */
    Map<String, Object> asMap() {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("host", host);
      object.put("alive", isAlive());
      object.put("login_ms", isAlive() ? Double.valueOf(millis(login)) : null);
      object.put("command_ms", isAlive() ? Double.valueOf(millis(command)) : null);
      object.put("reason", reason);
      return object;
    }
  }

  @Mixin
  TargetOptions targets = new TargetOptions();

  @Mixin
  FanOutOptions fanOut = new FanOutOptions();

  private final CommandContext context;
  private final Map<String, Answer> answers = new HashMap<>();

  PingCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Duration timeout = fanOut.timeout();
    FanOutRun run = new FanOutRun(context, fanOut);
    List<FanOut.Login> logins = run.choose(targets);
    run.<Pong>run(logins, "ping", (_, session) -> ping(session, timeout),
        ended -> add(Answer.of(ended)));
    if (!context.options().json) {
      show(logins);
    }
    return answers.values().stream().allMatch(Answer::isAlive)
        ? ExitCode.OK.status()
        : ExitCode.FAILED.status();
  }

  private static Pong ping(SshSession session, Duration timeout) {
    long start = System.nanoTime();
    ExecResult result = session.exec("true", timeout);
    return new Pong(result, System.nanoTime() - start);
  }

  private String add(Answer answer) {
    answers.put(answer.host(), answer);
    if (context.options().json) {
      Json.print(context.output(), answer.asMap());
    }
    return answer.isAlive() ? "" : answer.reason();
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_MILLI);
  }

  private void show(List<FanOut.Login> logins) {
    Output output = context.output();
    Table table = new Table("HOST", "LOGIN", "COMMAND");
    Map<String, List<String>> dead = new TreeMap<>();
    for (FanOut.Login login : logins) {
      Answer answer = answers.get(login.name());
      if (answer.isAlive()) {
        table.row(login.name(), millis(answer.login()) + " ms", millis(answer.command()) + " ms");
      } else {
        dead.computeIfAbsent(answer.reason(), _ -> new ArrayList<>()).add(login.name());
      }
    }
    if (answers.values().stream().anyMatch(Answer::isAlive)) {
      table.print(output);
    }
    dead.forEach((reason, hosts) -> output.result(AnswerView.names(output, hosts) + ": "
        + output.styled(reason, Output.Style.RED)));
  }
}
