package aeolus.deploy;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Logs in to whatever runs on a host now, by the keys that the last run on it made and sent. */
public final class HostFinder {
  private final SshConnector connector;

  /** Makes a finder that logs in by a connector. */
  public HostFinder(SshConnector connector) {
    this.connector = connector;
  }

  /** What was found. */
  public sealed interface Found {
    /** The initramfs of a run; whoever gets the session closes it. */
    record Initramfs(SshSession session, SshTarget target, String run) implements Found {}

    /** An installed system, likewise. */
    record Installed(SshSession session, SshTarget target) implements Found {}

    /** Nothing that lets us in. */
    record Nowhere(String reason) implements Found {}
  }

  /**
   * Tries once.
   *
   * @param system the login to the host's system
   * @param last how the host was last left, if it ever was
   */
  public Found find(SshTarget system, Optional<LastDeparture> last) {
    if (last.isEmpty()) {
      return system(system);
    }
    SshTarget initramfs = last.get().departure().initramfs(system);
    return switch (connector.connect(initramfs)) {
      case ConnectResult.Connected(SshSession session) ->
        new Found.Initramfs(session, initramfs, last.get().run());
      case ConnectResult.Failed(FailureKind kind, String _) when kind == FailureKind.CHANGED_HOST_KEY ->
        system(system.trusting(keys(last.get())));
      case ConnectResult.Failed(FailureKind _, String detail) -> new Found.Nowhere(detail);
    };
  }

  private static List<String> keys(LastDeparture last) {
    List<String> keys = new ArrayList<>(last.newKeys());
    keys.add(last.departure().hostKey());
    return keys;
  }

  private Found system(SshTarget target) {
    return switch (connector.connect(target)) {
      case ConnectResult.Connected(SshSession session) -> new Found.Installed(session, target);
      case ConnectResult.Failed(FailureKind _, String detail) -> new Found.Nowhere(detail);
    };
  }
}
