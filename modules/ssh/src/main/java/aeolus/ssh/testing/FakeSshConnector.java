package aeolus.ssh.testing;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshTarget;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Logs in to hosts that exist in memory only. An address that no host was made for is unreachable.
 *
 * <pre>{@code
 * FakeSshConnector connector = new FakeSshConnector();
 * FakeSshHost host = connector.host("192.0.2.1")
 *     .answer("cat /etc/hostname", FakeSshHost.out("x\n"))
 *     .answer(command -> command.startsWith("rm "), FakeSshHost.exit(1, "read-only"));
 * host.refuseNext(FailureKind.REFUSED, 2);
 * ...
 * assertThat(host.commands()).containsExactly("cat /etc/hostname");
 * }</pre>
 */
public final class FakeSshConnector implements SshConnector {
  private final Map<String, FakeSshHost> hosts = new ConcurrentHashMap<>();
  private final List<SshTarget> attempts = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /** Returns the host at an address, made when first asked for; it listens at every port. */
  public FakeSshHost host(String address) {
    return hosts.computeIfAbsent(address, FakeSshHost::new);
  }

  /** Returns what was tried to log in to, in order, whatever came of it. */
  public List<SshTarget> attempts() {
    return List.copyOf(attempts);
  }

  /** Tells whether the connector was closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public ConnectResult connect(SshTarget target) {
    attempts.add(target);
    FakeSshHost host = hosts.get(target.host());
    return host == null
        ? new ConnectResult.Failed(FailureKind.UNREACHABLE, target.host() + ": no such host")
        : host.connect(target);
  }

  @Override
  public void close() {
    closed = true;
    hosts.values().forEach(FakeSshHost::cut);
  }
}
