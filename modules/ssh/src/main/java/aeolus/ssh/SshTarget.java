package aeolus.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything needed to log in to a host.
 *
 * @param host name or address
 * @param port of its SSH server
 * @param user to log in as
 * @param identityFiles private keys to try
 * @param hostKeys which host keys are right
 * @param connectTimeout bound for connecting and logging in, each
 * @param options what few logins need
 */
public record SshTarget(String host, int port, String user, List<Path> identityFiles,
    HostKeyPolicy hostKeys, Duration connectTimeout, SshOptions options) {
  private static final int MAX_PORT = 65_535;
  private static final int DEFAULT_PORT = 22;

  public SshTarget {
    Objects.requireNonNull(host);
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("expected a port of 1 to " + MAX_PORT + ", got " + port);
    }
    Objects.requireNonNull(user);
    identityFiles = List.copyOf(identityFiles);
    Objects.requireNonNull(hostKeys);
    Objects.requireNonNull(options);
  }

  /** Makes a login that needs nothing special. */
  public SshTarget(String host, int port, String user, List<Path> identityFiles,
      HostKeyPolicy hostKeys, Duration connectTimeout) {
    this(host, port, user, identityFiles, hostKeys, connectTimeout, SshOptions.NONE);
  }

  /** Returns the same login with other host keys. */
  public SshTarget withHostKeys(HostKeyPolicy policy) {
    return new SshTarget(host, port, user, identityFiles, policy, connectTimeout, options);
  }

  /** Returns the same way to the host, to log in as root himself: nobody is become there. */
  public SshTarget asRoot() {
    return new SshTarget(host, port, "root", identityFiles, hostKeys, connectTimeout,
        options.withBecome(Optional.empty()));
  }

  /** Returns the same login with other options. */
  public SshTarget withOptions(SshOptions other) {
    return new SshTarget(host, port, user, identityFiles, hostKeys, connectTimeout, other);
  }

  /** Returns the same login where the host may show keys that we gave it, besides known ones. */
  public SshTarget trusting(List<String> ours) {
    return hostKeys instanceof HostKeyPolicy.KnownHosts known
        ? withHostKeys(known.withOurs(ours))
        : this;
  }

  /** Returns the name under which known_hosts files and certificates have the host. */
  public String knownName() {
    return options.hostKeyAlias().isEmpty() ? host : options.hostKeyAlias();
  }

  /** Returns the port that goes with {@link #knownName()}; an alias stands for all ports. */
  public int knownPort() {
    return options.hostKeyAlias().isEmpty() ? port : DEFAULT_PORT;
  }

  /** Returns the same way to the host without anything to log in by. */
  public SshTarget withoutCredentials() {
    SshOptions none = new SshOptions(options.hostKeyAlias(), options.jumps(), List.of(), true,
        Optional.empty(), options.aliveInterval(), options.aliveCountMax(), Optional.empty());
    return new SshTarget(host, port, user, List.of(), hostKeys, connectTimeout, none);
  }

  /** Returns the hosts on the way and the host itself, each to be reached by those before it. */
  public List<SshTarget> way() {
    List<SshTarget> jumps = options.jumps();
    List<SshTarget> way = new ArrayList<>();
    for (int i = 0; i < jumps.size(); i++) {
      SshOptions hop = jumps.get(i).options();
      way.add(jumps.get(i)
          .withOptions(hop.withJumps(jumps.subList(0, i)).withBecome(Optional.empty())));
    }
    way.add(this);
    return way;
  }

  /** Returns the login in words for people. */
  public String description() {
    return user + "@" + host + " port " + port;
  }
}
