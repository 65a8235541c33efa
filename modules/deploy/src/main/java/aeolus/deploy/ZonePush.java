package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshSession;
import aeolus.zone.SerialPolicy;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pushes zones to one host: staged, accepted by the server's own checker, put in place, loaded, and
 * read back; else the old files are put back.
 */
final class ZonePush {
  private static final Duration QUERY = Duration.ofSeconds(2);
  private static final Duration VERIFY = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final HostZones host;
  private final Workplace workplace;
  private final Reporter reporter;
  private final ZoneServer server;
  private final List<String> names;

  ZonePush(HostZones host, Workplace workplace, Reporter reporter) {
    this.host = host;
    this.workplace = workplace;
    this.reporter = reporter;
    this.server = ZoneServer.of(host.host());
    this.names = host.zoneNames();
  }

  /** Pushes; returns the serials that are served now. */
  Map<String, Long> run() {
    reporter.start(Phase.CONNECT, host.target().host() + ":" + host.target().port());
    return switch (workplace.connector().connect(host.target())) {
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

  private Map<String, Long> push(SshSession session) {
    HostShell before = shell(session, HostState.ZONES_UNTOUCHED);
    reporter.ok(Phase.CONNECT, "");
    before.run(Phase.CHECK, server.configured(names));
    try {
      stage(before);
    } catch (HostFailure e) {
      clean(session);
      throw e;
    }
    return install(session);
  }

  private void stage(HostShell shell) {
    for (PlannedZone zone : host.zones()) {
      reporter.start(Phase.CHECK, zone.name() + " " + zone.content().serial());
      shell.run(Phase.CHECK, server.stage(zone.name()),
          zone.content().text().getBytes(StandardCharsets.UTF_8));
    }
    reporter.ok(Phase.CHECK, names.size() + " accepted by the server's checker");
  }

  private Map<String, Long> install(SshSession session) {
    try {
      reporter.start(Phase.FILES, String.join(" ", names));
      shell(session, HostState.ZONES_UNSURE).run(Phase.FILES, server.install(names));
      reporter.ok(Phase.FILES, "");
      Map<String, Long> serials = verify();
      clean(session);
      return serials;
    } catch (HostFailure e) {
      throw restored(session, e);
    }
  }

  /** What is staged does no harm, so that failing to take it away is no failure. */
  private void clean(SshSession session) {
    session.exec(server.clean(), workplace.settings().commandTimeout());
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
      shell(session, HostState.ZONES_UNSURE).run(Phase.RETURN, server.restore(names));
      return;
    }
    if (!(workplace.connector().connect(host.target()) instanceof ConnectResult.Connected again)) {
      throw new HostFailure(Phase.RETURN, HostState.ZONES_UNSURE, "the host can't be logged in to");
    }
    try (SshSession second = again.session()) {
      shell(second, HostState.ZONES_UNSURE).run(Phase.RETURN, server.restore(names));
    }
  }

  private Map<String, Long> verify() {
    reporter.start(Phase.VERIFY, "");
    Map<String, Long> serials = new LinkedHashMap<>();
    Deadline deadline = Deadline.in(VERIFY.compareTo(workplace.settings().verifyTimeout()) < 0
        ? VERIFY
        : workplace.settings().verifyTimeout());
    for (PlannedZone zone : host.zones()) {
      for (Transport transport : Transport.values()) {
        serials.put(zone.name(), verify(zone, transport, deadline));
      }
    }
    reporter.ok(Phase.VERIFY, serials.toString());
    return serials;
  }

  private long verify(PlannedZone zone, Transport transport, Deadline deadline) {
    boolean signed = zone.servedBy(host.name()).filter(ServedZone::isSigned).isPresent();
    while (true) {
      SoaAnswer answer = workplace.dns().soa(host.dns(), zone.name(), transport, QUERY);
      if (answer instanceof SoaAnswer.Answered(long serial, boolean aa) && aa
          && isRight(serial, zone.content().serial(), signed)) {
        return serial;
      }
      try {
        if (deadline.isOver()) {
          throw new HostFailure(Phase.VERIFY, HostState.ZONES_UNSURE, zone.name() + " over "
              + transport + ": expected serial " + zone.content().serial() + " with authority, got "
              + words(answer));
        }
        deadline.pause(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new HostFailure(Phase.VERIFY, HostState.ZONES_UNSURE, "interrupted");
      }
    }
  }

  /** A server that signs the zone counts on from the serial that it is given. */
  private static boolean isRight(long got, long expected, boolean signed) {
    return got == expected || (signed && SerialPolicy.compare(got, expected) > 0);
  }

  private static String words(SoaAnswer answer) {
    return switch (answer) {
      case SoaAnswer.Answered(long serial, boolean aa) -> serial
          + (aa ? "" : " without authority");
      case SoaAnswer.Refused(String rcode) -> rcode;
      case SoaAnswer.NoAnswer(String reason) -> reason;
    };
  }
}
