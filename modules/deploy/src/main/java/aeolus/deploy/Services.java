package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.anemos.ShellWords;
import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes sure that the services of a new system are up, as far as systemd runs it: those that
 * {@code aeolus_services} lists, else all that its image has, of which none may have failed.
 */
final class Services {
  private static final Duration ASK = Duration.ofSeconds(30);
  private static final String NO_SYSTEMD = "no systemd";
  private static final String GUARD = "[ -d /run/systemd/system ] || { echo " + NO_SYSTEMD
      + "; exit 0; }; ";
  private static final String STARTED = GUARD + "systemctl is-system-running || true; "
      + "systemctl list-units --state=failed --plain --no-legend --no-pager";

  private final Duration pause;
  private final Reporter reporter;

  Services(Duration pause, Reporter reporter) {
    this.pause = pause;
    this.reporter = reporter;
  }

  /** Returns the units that have to be active; empty where none may have failed. */
  static Optional<List<String>> of(Host host) {
    return switch (host.vars().get("aeolus_services")) {
      case null -> Optional.empty();
      case List<?> units when units.stream().allMatch(Services::isUnit) -> Optional
          .of(units.stream().map(String::valueOf).toList());
      case Object other -> throw new AeolusException(ExitCode.INVALID_INPUT,
          "aeolus_services: expected a list of systemd units such as nsd.service, got \"" + other
              + "\"");
    };
  }

  private static boolean isUnit(Object unit) {
    return String.valueOf(unit).matches("[A-Za-z0-9@_.:\\\\][A-Za-z0-9@_.:\\\\-]*");
  }

  /**
   * Waits until the services are up.
   *
   * @return what was seen, in words
   * @throws HostFailure where they are not in time; where one has failed, at once
   */
  String await(SshSession session, Optional<List<String>> required, Deadline deadline)
      throws InterruptedException {
    if (required.filter(List::isEmpty).isPresent()) {
      return "services not looked at";
    }
    while (true) {
      List<String> said = ask(session, required);
      if (said.equals(List.of(NO_SYSTEMD))) {
        return "services not looked at, as systemd does not run";
      }
      Optional<String> wrong = required.isPresent()
          ? inactive(said, required.get())
          : starting(said);
      if (wrong.isEmpty()) {
        return "services up";
      }
      if (deadline.isOver()) {
        throw new HostFailure(Phase.VERIFY, HostState.NEW_SYSTEM, wrong.get());
      }
      reporter.progress(Phase.VERIFY, wrong.get());
      deadline.pause(pause);
    }
  }

  private static List<String> ask(SshSession session, Optional<List<String>> required) {
    String command = required.map(units -> GUARD + "systemctl is-active -- " + units.stream()
        .map(ShellWords::quote)
        .collect(Collectors.joining(" ")) + " || true").orElse(STARTED);
    ExecResult result = session.exec(command, ASK);
    if (result instanceof ExecResult.Exited said && said.status() == 0) {
      return said.out().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
    throw new HostFailure(Phase.VERIFY, HostState.NEW_SYSTEM,
        "the new system does not tell its services: " + Unanswered.words(result, ASK));
  }

  /** Says which units are not active: systemd gives one word for each, in order. */
  private static Optional<String> inactive(List<String> words, List<String> units) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      String word = i < words.size() ? words.get(i) : "unknown";
      if (!word.equals("active")) {
        wrong.add(units.get(i) + " is " + word);
      }
    }
    return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", wrong));
  }

  /** Says what systemd's state has to do with; lines of failed units follow it. */
  private static Optional<String> starting(List<String> lines) {
    String state = lines.isEmpty() ? "unknown" : lines.getFirst();
    List<String> failed = lines.stream()
        .skip(1)
        .map(line -> line.split("\\s+", 2)[0])
        .toList();
    if (!failed.isEmpty()) {
      throw new HostFailure(Phase.VERIFY, HostState.NEW_SYSTEM, "failed on the new system: "
          + String.join(", ", failed) + "; aeolus_services lists those that count");
    }
    return state.equals("running") || state.equals("degraded")
        ? Optional.empty()
        : Optional.of("its services are still " + state);
  }
}
