package aeolus.ssh;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds where the inventory is silent.
 *
 * @param user to log in as
 * @param identityFiles keys to try
 * @param knownHosts the user's files with known host keys
 * @param globalKnownHosts the machine's
 * @param connectTimeout bound for connecting
 * @param agent socket of an ssh-agent
 * @param config the user's settings, which win over these defaults
 */
public record SshDefaults(String user, List<Path> identityFiles, List<Path> knownHosts,
    List<Path> globalKnownHosts, Duration connectTimeout, Optional<Path> agent,
    SshConfig config) {
  private static final Path ETC = Path.of("/etc/ssh");

  /** Makes defaults for a user without settings and agent. */
  public SshDefaults(String user, List<Path> identityFiles, List<Path> knownHosts,
      Duration connectTimeout) {
    this(user, identityFiles, knownHosts, List.of(), connectTimeout, Optional.empty(),
        SshConfig.EMPTY);
  }

  /**
   * Returns OpenSSH's own defaults for the user of this process, with the user's ssh_config files
   * read.
   *
   * @throws aeolus.core.InvalidInputException where those files have mistakes
   */
  public static SshDefaults ofUser() {
    Path ssh = Path.of(System.getProperty("user.home"), ".ssh");
    List<Path> keys = Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
        .map(ssh::resolve)
        .filter(Files::isReadable)
        .toList();
    return new SshDefaults(System.getProperty("user.name"), keys,
        List.of(ssh.resolve("known_hosts")), List.of(ETC.resolve("ssh_known_hosts")),
        Duration.ofSeconds(15), agent(System.getenv("SSH_AUTH_SOCK")),
        SshConfig.read(ssh.resolve("config"), ETC.resolve("ssh_config")));
  }

  /** Returns the agent's socket that an environment variable names. */
  static Optional<Path> agent(String variable) {
    try {
      return Optional.ofNullable(variable).filter(text -> !text.isEmpty()).map(Path::of);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
