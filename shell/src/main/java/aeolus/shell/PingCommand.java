package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.FoldedNames;
import aeolus.shell.HostAnswer.Content;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FanOut;
import aeolus.ssh.FanOut.Ended;
import aeolus.ssh.FanOut.Outcome;
import aeolus.ssh.SshSession;
import java.time.Duration;
import java.util.ArrayList;
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

  @Mixin
  TargetOptions targets = new TargetOptions();

  @Mixin
  FanOutOptions fanOut = new FanOutOptions();

  private final CommandContext context;
  private final List<Ended<Pong>> answers = new ArrayList<>();

  PingCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Duration timeout = fanOut.timeout();
    FanOutRun run = new FanOutRun(context, fanOut);
    List<FanOut.Login> logins = run.choose(targets);
    run.<Pong>run(logins, (_, session) -> ping(session, timeout), this::add);
    if (!context.options().json) {
      show(logins);
    }
    return answers.stream().allMatch(PingCommand::isAlive)
        ? ExitCode.OK.status()
        : ExitCode.FAILED.status();
  }

  private static Pong ping(SshSession session, Duration timeout) {
    long start = System.nanoTime();
    ExecResult result = session.exec("true", timeout);
    return new Pong(result, System.nanoTime() - start);
  }

  private boolean add(Ended<Pong> answer) {
    answers.add(answer);
    if (context.options().json) {
      Json.print(context.output(), object(answer));
    }
    return isAlive(answer);
  }

  private static boolean isAlive(Ended<Pong> answer) {
    return answer.outcome() instanceof Outcome.Done<Pong>(Pong pong)
        && pong.result() instanceof ExecResult.Exited said && said.status() == 0;
  }

  private static String loginMillis(Ended<Pong> answer, Pong pong) {
    return millis(answer.nanos() - pong.nanos());
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_MILLI);
  }

  private static Map<String, Object> object(Ended<Pong> answer) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("host", answer.name());
    object.put("alive", isAlive(answer));
    boolean alive = answer.outcome() instanceof Outcome.Done<Pong> && isAlive(answer);
    Pong pong = alive ? ((Outcome.Done<Pong>) answer.outcome()).value() : null;
    object.put("login_ms", alive ? Double.valueOf(loginMillis(answer, pong)) : null);
    object.put("command_ms", alive ? Double.valueOf(millis(pong.nanos())) : null);
    object.put("reason", alive ? null : reason(answer));
    return object;
  }

  private static String reason(Ended<Pong> answer) {
    return switch (answer.outcome()) {
      case Outcome.Done<Pong>(Pong pong) -> reason(pong);
      default -> HostAnswer
          .of(new Ended<>(answer.name(), unanswered(answer.outcome()), answer.nanos()))
          .content()
          .reason();
    };
  }

  private static Outcome<Content> unanswered(Outcome<Pong> outcome) {
    return switch (outcome) {
      case Outcome.NotConnected<Pong>(var kind, String reason) ->
        new Outcome.NotConnected<>(kind, reason);
      case Outcome.NotBegun<Pong>() -> new Outcome.NotBegun<>();
      default -> new Outcome.CutOff<>();
    };
  }

  private static String reason(Pong pong) {
    return switch (pong.result()) {
      case ExecResult.Exited said ->
        said.status() == 0 ? "" : "\"true\" ended with exit status " + said.status();
      case ExecResult.Killed(String signal) -> "\"true\" was ended by signal " + signal;
      case ExecResult.TimedOut() -> "logged in, but no command ends";
      case ExecResult.Disconnected(String reason) -> "the connection was lost: " + reason;
      case ExecResult.Stopped() -> "stopped";
    };
  }

  private void show(List<FanOut.Login> logins) {
    Map<String, Ended<Pong>> byName = new LinkedHashMap<>();
    answers.forEach(answer -> byName.put(answer.name(), answer));
    Table table = new Table("HOST", "LOGIN", "COMMAND");
    Map<String, List<String>> dead = new TreeMap<>();
    for (FanOut.Login login : logins) {
      Ended<Pong> answer = byName.get(login.name());
      if (isAlive(answer)) {
        Pong pong = ((Outcome.Done<Pong>) answer.outcome()).value();
        table.row(login.name(), loginMillis(answer, pong) + " ms", millis(pong.nanos()) + " ms");
      } else {
        dead.computeIfAbsent(reason(answer), _ -> new ArrayList<>()).add(login.name());
      }
    }
    Output output = context.output();
    if (dead.values().stream().mapToInt(List::size).sum() < logins.size()) {
      table.print(output);
    }
    dead.forEach((reason, hosts) -> output.result(
        output.styled(FoldedNames.of(hosts), Output.Style.BOLD) + " ("
            + Count.of(hosts.size(), "host") + "): " + output.styled(reason, Output.Style.RED)));
  }
}
