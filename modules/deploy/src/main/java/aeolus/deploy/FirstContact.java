package aeolus.deploy;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.KnownHostsFile;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Makes known the keys of hosts that are met for the first time, once somebody has judged them. */
public final class FirstContact {
  private final SshConnector connector;
  private final Judge judge;

  /** Judges whether a key is the one of the host that is meant. */
  @FunctionalInterface
  public interface Judge {
    /**
     * Tells whether it is.
     *
     * @param publicKey type and base64
     */
    boolean isRight(HostPlan host, String publicKey);
  }

  /** Makes one that logs in by a connector. */
  public FirstContact(SshConnector connector, Judge judge) {
    this.connector = connector;
    this.judge = judge;
  }

  /**
   * Has the keys judged of those hosts that could not be asked because nothing is known of their
   * keys, one after the other; those that are right are written to the first known_hosts file.
   *
   * @return the names of the hosts that can be logged in to now
   */
  public Set<String> meet(RunPlan plan) {
    Set<String> met = new LinkedHashSet<>();
    for (HostPlan host : plan.hosts()) {
      if (host.facts().isEmpty() && host.target().hostKeys() instanceof HostKeyPolicy.KnownHosts at
          && !at.files().isEmpty()) {
        unknownKey(host.target()).filter(key -> judge.isRight(host, key)).ifPresent(key -> {
          new KnownHostsFile(at.files().getFirst()).add(host.target().knownName(),
              host.target().knownPort(), key);
          met.add(host.name());
        });
      }
    }
    return met;
  }

  private Optional<String> unknownKey(SshTarget target) {
    return switch (connector.connect(target)) {
      case ConnectResult.Failed failed -> failed.unknownKey(target);
      case ConnectResult.Connected(SshSession session) -> {
        session.close();
        yield Optional.empty();
      }
    };
  }
}
