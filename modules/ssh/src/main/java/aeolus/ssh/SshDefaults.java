package aeolus.ssh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What holds where the inventory is silent.
 *
 * @param user to log in as
 * @param identityFiles keys to try
 * @param knownHosts files with known host keys
 * @param connectTimeout bound for connecting
 */
public record SshDefaults(String user, List<Path> identityFiles, List<Path> knownHosts,
    Duration connectTimeout) {
  /** Returns OpenSSH's own defaults for the user of this process. */
  public static SshDefaults ofUser() {
    Path ssh = Path.of(System.getProperty("user.home"), ".ssh");
    List<Path> keys = Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
        .map(ssh::resolve)
        .filter(Files::isReadable)
        .toList();
    return new SshDefaults(System.getProperty("user.name"), keys,
        List.of(ssh.resolve("known_hosts"), Path.of("/etc/ssh/ssh_known_hosts")),
        Duration.ofSeconds(15));
  }
}
