package aeolus.deploy;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds out what runs on a host, by the host key that it shows. */
final class HostLocator {
  private static final Duration ASK = Duration.ofSeconds(30);
  private static final String WHO = "cat /etc/aeolus/deployment 2>/dev/null || true; "
      + "echo; cat /proc/sys/kernel/random/boot_id";

  private final SshConnector connector;
  private final SshTarget initramfs;
  private final SshTarget system;

  /**
   * Makes a locator.
   *
   * @param target address and login of the old system and the new
   * @param departure tells the host key of this deployment's initramfs
   * @param newKeys the host keys of the new system, besides the old one's
   */
  HostLocator(SshConnector connector, SshTarget target, Departure departure,
      List<String> newKeys) {
    this.connector = connector;
    this.initramfs = departure.initramfs(target);
    List<String> systemKeys = new ArrayList<>(newKeys);
    systemKeys.add(departure.hostKey());
    this.system = target.withHostKeys(new HostKeyPolicy.Pinned(systemKeys));
  }

  /** Tries once. */
  Whereabouts locate() {
    return switch (connector.connect(initramfs)) {
      case ConnectResult.Connected(SshSession session) -> new Whereabouts.InInitramfs(session);
      case ConnectResult.Failed(FailureKind kind, String _) when isAnotherKey(kind) -> ask();
      case ConnectResult.Failed(FailureKind _, String detail) -> nowhere(detail);
    };
  }

  private static boolean isAnotherKey(FailureKind kind) {
    return kind == FailureKind.CHANGED_HOST_KEY || kind == FailureKind.UNKNOWN_HOST_KEY;
  }

  private Whereabouts ask() {
    return switch (connector.connect(system)) {
      case ConnectResult.Connected(SshSession session) -> identify(session);
      case ConnectResult.Failed(FailureKind _, String detail) -> nowhere(detail);
    };
  }

  private static Whereabouts identify(SshSession session) {
    if (session.exec(WHO, ASK) instanceof ExecResult.Exited said && said.status() == 0) {
      List<String> lines = said.out()
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
      if (!lines.isEmpty()) {
        String deployment = lines.size() > 1 ? lines.getFirst() : "";
        return new Whereabouts.InSystem(session, deployment, lines.getLast());
      }
    }
    session.close();
    return nowhere("connected, but the host does not say what it runs");
  }

  private static Whereabouts nowhere(String detail) {
    return new Whereabouts.Nowhere(detail.lines().findFirst().orElse("no answer"));
  }
}
