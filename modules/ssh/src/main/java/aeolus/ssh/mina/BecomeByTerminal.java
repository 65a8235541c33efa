package aeolus.ssh.mina;

import aeolus.core.SecretText;
import aeolus.ssh.ExecResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs commands by a doas that asks for a password, which it does at a terminal only. A channel with
 * a terminal runs doas, and nothing but its question and the answer goes over it; a second one, that
 * has none, carries the command's input, outputs and exit status through FIFOs, as a terminal would
 * mix and change them.
 */
final class BecomeByTerminal implements Becoming {
  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * Runs doas. Both ends of a FIFO wait for each other to be opened: before the folder goes they are
   * opened once more, so that the other channel's programs don't wait for ever. When the terminal is
   * hung up only this shell is told at first, and its end tells doas and the command: it must not
   * wait for them in a way that no signal ends.
   */
  private static final String TERMINAL = """
      [ -t 0 ] || { echo "there is no terminal to be had (PermitTTY in sshd_config)"; exit 1; }
      d=$0
      trap 'true <>"$d/in" <>"$d/out" <>"$d/err" <>"$d/status"; rm -rf "$d"' EXIT
      trap 'exit 129' HUP TERM
      mkdir -m 700 "$d" && mkfifo -m 600 "$d/in" "$d/out" "$d/err" "$d/status" || exit 1
      printf %s "$1"
      doas -u "$2" sh -c "$3" "$4" "$1" <"$d/in" >"$d/out" 2>"$d/err" &
      wait "$!"
      echo "$?" >"$d/status"
      """;

  /**
   * Runs the command, as whom doas made of the user, away from the terminal: it could ask there, and
   * what it leaves in the background would end with it. A hang-up of the terminal is passed on to the
   * command where doas lets it through; else the command goes on, as one without a terminal does.
   */
  private static final String COMMAND = """
      printf %s "$1" >/dev/tty
      echo "$1" >&2
      exec 3<&0
      child=
      trap '[ -z "$child" ] || kill -TERM "-$child"' HUP
      setsid sh -c "$0" <&3 3<&- &
      child=$!
      wait "$child"
      """;

  /**
   * Carries input and outputs; the input is not waited for, as a command may leave it unread. The
   * status is read by a program, as the end of another one cuts off busybox where it opens a FIFO.
   */
  private static final String STREAMS = """
      d=$0
      exec 3<&0
      cat <&3 >"$d/in" &
      in=$!
      cat "$d/out" &
      out=$!
      cat "$d/err" >&2 &
      err=$!
      status=$(cat "$d/status")
      wait "$out" "$err"
      kill "$in" 2>/dev/null
      exit "${status:-1}"
      """;

  private final MinaSession plain;
  private final String user;
  private final SecretText password;

  BecomeByTerminal(MinaSession plain, String user, SecretText password) {
    this.plain = plain;
    this.user = user;
    this.password = password;
  }

  @Override
  public Ran run(String command, MinaSession.Input own, Run run, Duration timeout) {
    String begun = Becoming.chance();
    String folder = "/tmp/aeolus-" + Becoming.chance();
    DoasTerminal terminal = new DoasTerminal(begun, password);
    FutureTask<ExecResult> doas = new FutureTask<>(
        () -> talk(script(TERMINAL, folder, begun, user, COMMAND, command), terminal, timeout));
    Thread worker = Thread.ofVirtual().name("ssh-doas").start(doas);
    long start = System.nanoTime();
    try {
      if (!terminal.awaitReady(timeout)) {
        return new Ran(words(doas.get(GRACE.toMillis(), TimeUnit.MILLISECONDS), terminal), false);
      }
      ExecResult result = run.run(script(STREAMS, folder), own,
          timeout.minusNanos(System.nanoTime() - start));
      awaitEnd(doas, result);
      return Ran.of(result, begun, said -> why(said, terminal));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ran(new ExecResult.Disconnected("interrupted"), false);
    } catch (TimeoutException e) {
      return new Ran(new ExecResult.TimedOut(), false);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      // Hangs up, which has the host clean up, unless doas has ended.
      worker.interrupt();
    }
  }

  private ExecResult talk(String command, DoasTerminal terminal, Duration timeout) {
    try {
      return plain.talk(command, terminal::follow, timeout);
    } finally {
      terminal.isOver();
    }
  }

  /** Lets the host clean up; what did not come to its end by itself is cut off instead. */
  private static void awaitEnd(FutureTask<ExecResult> doas, ExecResult result)
      throws InterruptedException, ExecutionException {
    if (!(result instanceof ExecResult.Exited)) {
      return;
    }
    try {
      doas.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // It is cut off, too.
    }
  }

  /** Has what the terminal shows in the place of standard error, where doas was not even started. */
  private static ExecResult words(ExecResult result, DoasTerminal terminal) {
    return result instanceof ExecResult.Exited said
        ? said.withErr(why(said, terminal.shown()).getBytes(StandardCharsets.UTF_8))
        : result;
  }

  private static String why(ExecResult.Exited said, DoasTerminal terminal) {
    Optional<String> question = terminal.unanswered();
    if (question.isPresent()) {
      return "it asks \"" + question.get() + "\"";
    }
    String text = why(said, said.err());
    return terminal.hasAnswered()
        ? "the password (ansible_become_password) is not accepted: " + text
        : text;
  }

  private static String why(ExecResult.Exited said, String text) {
    return text.isBlank() ? "exit status " + said.status() : text.strip();
  }

  private static String script(String script, String... arguments) {
    StringBuilder command = new StringBuilder("exec sh -c ").append(ExecUpload.quote(script));
    for (String argument : arguments) {
      command.append(' ').append(ExecUpload.quote(argument));
    }
    return command.toString();
  }
}
