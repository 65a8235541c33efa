package aeolus.shell;

import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.deploy.HostFinder.Found;
import aeolus.deploy.LastDeparture;
import aeolus.secret.Redactor;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how a host is, or was, re-imaged, in the host's own words. */
@Command(name = "log", description = "Show the log of the last time that a host was re-imaged.",
    footer = {"",
        "It is read from the initramfs as long as that runs, else from the system that came of it;",
        "where neither has one, what this workstation heard is shown. Secrets are blotted out.",
        "", "Example:", "  aeolus run log x --follow"})
final class RunLogCommand implements Callable<Integer> {
  private static final String INITRAMFS = "/run/anemos/log";
  private static final String SYSTEM = "/var/log/aeolus/deployment.log";
  private static final Duration READ = Duration.ofMinutes(1);
  private static final Duration FOLLOW = Duration.ofHours(4);

  @Parameters(paramLabel = "HOST", description = "A host of the inventory.")
  String name;

  @Option(names = "--follow", description = "Go on with what is added, until the initramfs ends.")
  boolean follow;

  private final CommandContext context;

  RunLogCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (RunWiring wiring = RunWiring.installingNothing(context, Clock.systemUTC())) {
      Host host = context.host(name);
      Redactor redactor = new HostSecrets(context).redactor(host);
      Optional<LastDeparture> last = wiring.lastDeparture(host);
      return switch (wiring.find(host, last)) {
        case Found.Initramfs(SshSession session, var _, String run) -> {
          try (session) {
            note("in the initramfs of run " + run + ", " + INITRAMFS);
            yield initramfs(session, redactor);
          }
        }
        case Found.Installed(SshSession session, var _) -> {
          try (session) {
            yield system(session, redactor, last);
          }
        }
        case Found.Nowhere(String reason) -> {
          note("can't be logged in to: " + reason);
          yield journal(last);
        }
      };
    }
  }

  private int initramfs(SshSession session, Redactor redactor) {
    String command = follow ? "tail -n +1 -f " + INITRAMFS : "cat " + INITRAMFS;
    ExecResult end = session.follow(command, line -> {
      show(redactor.redact(line));
      context.output().flush();
      return true;
    }, follow ? FOLLOW : READ);
    if (follow) {
      note("the connection to the initramfs has ended");
    }
    return follow || end instanceof ExecResult.Exited
        ? ExitCode.OK.status()
        : ExitCode.FAILED.status();
  }

  private int system(SshSession session, Redactor redactor, Optional<LastDeparture> last) {
    String command = "cat /etc/aeolus/deployment 2>/dev/null || echo; cat " + SYSTEM;
    if (!(session.exec(command, READ) instanceof ExecResult.Exited said) || said.status() != 0) {
      note("its system has no " + SYSTEM);
      return journal(last);
    }
    String text = said.out();
    int first = text.indexOf('\n');
    note("in its system, that of deployment " + text.substring(0, first) + ", " + SYSTEM);
    text.substring(first + 1)
        .lines()
        .map(redactor::redact)
        .forEach(this::show);
    return ExitCode.OK.status();
  }

  private int journal(Optional<LastDeparture> last) {
    if (last.isEmpty()) {
      note("no run of this workstation has re-imaged it");
      return ExitCode.FAILED.status();
    }
    note("on this workstation, the journal of run " + last.get().run());
    last.get().lines().forEach(this::show);
    return ExitCode.OK.status();
  }

  private void show(String line) {
    if (context.options().json) {
      Json.print(context.output(), Json.object("host", name, "line", line));
    } else {
      context.output().result(line);
    }
  }

  private void note(String text) {
    context.output().note(name + ": " + text);
  }
}
