package aeolus.ssh.mina;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.SecretText;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.SshOptions;
import aeolus.ssh.SshTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real sshd(8) on a free port of loopback; tests that need it say so where it can't be run. */
final class RealSshd implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;
  private final Path hostKey;
  private final Path log;
  private final Process process;

  /**
   * Starts a server where root may log in with a key.
   *
   * @param folder takes its files
   * @param allowed public key lines, none where something in the settings lets in
   * @param wrapper what to run it by
   * @param settings lines of sshd_config(5)
   */
  RealSshd(Path folder, List<String> allowed, List<String> wrapper, String... settings)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PROGRAM), "SKIPPED: no OpenSSH server is installed");
    assumeTrue(System.getProperty("user.name").equals("root"),
        "SKIPPED: an OpenSSH server takes root to start");
    Files.createDirectories(Path.of("/run/sshd"));
    this.folder = Files.createDirectories(folder);
    this.port = freePort();
    this.hostKey = folder.resolve("host");
    if (!Files.exists(hostKey)) {
      KeyGen.make(hostKey, "ed25519");
    }
    this.log = folder.resolve("log");
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(List.of(PROGRAM.toString(), "-D", "-e", "-f", config(allowed, settings)));
    this.process = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    awaitListening();
  }

  private String config(List<String> allowed, String... settings) throws IOException {
    Path keys = Files.write(folder.resolve("authorized_keys"), allowed);
    return Files.writeString(folder.resolve("sshd_config"), """
        ListenAddress 127.0.0.1:%d
        HostKey %s
        AuthorizedKeysFile %s
        PermitRootLogin yes
        PasswordAuthentication no
        StrictModes no
        UsePAM no
        PidFile none
        MaxStartups 1000
        Subsystem sftp internal-sftp
        %s
        """.formatted(port, hostKey, keys, String.join("\n", settings))).toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError("sshd does not listen:\n" + log());
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  int port() {
    return port;
  }

  /** Returns the public key line that it shows. */
  String hostKey() throws IOException {
    return Files.readString(hostKey.resolveSibling("host.pub")).strip();
  }

  SshTarget target(Path... identities) throws IOException {
    return target(new HostKeyPolicy.Pinned(List.of(hostKey())), identities);
  }

  SshTarget target(HostKeyPolicy hostKeys, Path... identities) {
    return new SshTarget("127.0.0.1", port, "root", List.of(identities), hostKeys, TIMEOUT,
        SshOptions.NONE);
  }

  /** Writes a file that is the user's alone. */
  static Path secret(Path file, SecretText text) throws IOException {
    Files.write(file, text.reveal());
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
