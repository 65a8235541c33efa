package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Pushes zones to one host: staged, accepted by the server's own checker, put in place, loaded, and
 * read back; else the old files are put back.
 */
final class ZonePush {
  private static final Duration VERIFY = Duration.ofSeconds(30);
  /** A control program that hangs is given up long before the command that runs it. */
  private static final int CONTROLS_PER_COMMAND = 5;
  /** Linux takes no longer word on a command line than 128 KiB. */
  private static final int LONGEST_COMMAND = 60_000;

  private final HostZones host;
  private final Workplace workplace;
  private final Supplier<ConnectResult> login;
  private final boolean stealLock;
  private final Reporter reporter;
  private final ZoneServer server;
  private final ZoneWork work;
  private final Duration patience;

  /**
   * Makes one.
   *
   * @param login returns the first login on the host, which may stand already
   * @param stealLock whether not to heed that another run has the host
   */
  ZonePush(HostZones host, Workplace workplace, Supplier<ConnectResult> login, boolean stealLock,
      Reporter reporter) {
    this.host = host;
    this.workplace = workplace;
    this.login = login;
    this.stealLock = stealLock;
    this.reporter = reporter;
    this.server = ZoneServer.of(host.host());
    this.work = host.work();
    this.patience = workplace.settings().commandTimeout().dividedBy(CONTROLS_PER_COMMAND);
  }

  /** Pushes; returns the serials that are served now. */
  Map<String, Long> run() {
    reporter.start(Phase.CONNECT, host.target().host() + ":" + host.target().port());
    return switch (login.get()) {
      case ConnectResult.Connected(SshSession session) -> {
        try (session) {
          yield push(session);
        }
      }
      case ConnectResult.Failed(FailureKind _, String detail) -> throw new HostFailure(
          Phase.CONNECT, HostState.ZONES_UNTOUCHED, detail);
    };
  }

  private HostShell shell(SshSession session, HostState onFailure) {
    return new HostShell(session, workplace.settings(), reporter, onFailure);
  }

  /** A script that is too long for a command line is sent as input, to be read whole before run. */
  private void run(HostShell shell, Phase phase, String script) {
    if (script.length() < LONGEST_COMMAND) {
      shell.run(phase, script);
    } else {
      shell.run(phase, "sh",
          ("{ " + script + "; }\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private Map<String, Long> push(SshSession session) {
    HostShell before = shell(session, HostState.ZONES_UNTOUCHED);
    reporter.ok(Phase.CONNECT, "");
    try {
      stage(before);
    } catch (HostFailure e) {
      clean(session);
      throw e;
    }
    return install(session);
  }

  /** Asks and stages at once where that fits into one command, as each takes a round trip. */
  private void stage(HostShell shell) {
    String ready = (stealLock ? "" : HostLock.expectNone()) + server.ready(work, patience);
    boolean alone = host.zones().isEmpty() || ready.length() > LONGEST_COMMAND / 2;
    if (alone) {
      run(shell, Phase.CHECK, ready);
    }
    String first = alone ? "" : "{ " + ready + "; } </dev/null; ";
    for (PlannedZone zone : host.zones()) {
      reporter.start(Phase.CHECK, zone.name() + " " + zone.content().serial());
      shell.run(Phase.CHECK, first + server.stage(zone.name(), patience),
          zone.content().text().getBytes(StandardCharsets.UTF_8));
      first = "";
    }
    reporter.ok(Phase.CHECK, host.zones().isEmpty()
        ? "the server can drop " + work.removed().size()
        : host.zones().size() + " accepted by the server's checker");
  }

  private Map<String, Long> install(SshSession session) {
    try {
      reporter.start(Phase.FILES, String.join(" ", words()));
      run(shell(session, HostState.ZONES_UNSURE), Phase.FILES, server.install(work, patience));
      reporter.ok(Phase.FILES, "");
      reporter.start(Phase.VERIFY, "");
      Map<String, Long> serials = new ZoneReadBack(host, workplace.dns(), verifyFor()).await();
      reporter.ok(Phase.VERIFY, serials.toString());
      clean(session);
      return serials;
    } catch (HostFailure e) {
      throw restored(session, e);
    }
  }

  private Iterable<String> words() {
    return Stream.concat(host.zoneNames().stream(),
        work.removed().stream().map(zone -> "-" + zone)).toList();
  }

  private Duration verifyFor() {
    Duration most = workplace.settings().verifyTimeout();
    return Stream.of(VERIFY, most).min(Comparator.naturalOrder()).get();
  }

  /** What is staged does no harm, so that failing to take it away is no failure. */
  private void clean(SshSession session) {
    session.exec(server.clean(work, patience), workplace.settings().commandTimeout());
  }

  /** An interrupt must not keep the old files from being put back. */
  private HostFailure restored(SshSession session, HostFailure why) {
    boolean interrupted = Thread.interrupted();
    try {
      reporter.start(Phase.RETURN, "putting the old zone files back");
      restore(session);
      reporter.ok(Phase.RETURN, "");
      return new HostFailure(why.phase(), HostState.ZONES_RESTORED, why.getMessage());
    } catch (HostFailure e) {
      return new HostFailure(why.phase(), HostState.ZONES_UNSURE,
          why.getMessage() + "\nputting the old files back: " + e.getMessage());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Logs in anew where the connection was what failed. */
  private void restore(SshSession session) {
    if (session.isOpen()) {
      restoreBy(session);
      return;
    }
    if (!(workplace.connector().connect(host.target()) instanceof ConnectResult.Connected again)) {
      throw new HostFailure(Phase.RETURN, HostState.ZONES_UNSURE, "the host can't be logged in to");
    }
    try (SshSession second = again.session()) {
      restoreBy(second);
    }
  }

  private void restoreBy(SshSession session) {
    run(shell(session, HostState.ZONES_UNSURE), Phase.RETURN, server.restore(work, patience));
  }
}
