package aeolus.shell;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** A real sshd(8) on loopback that lets one operator in, and whose host key can be changed. */
final class LoginServer {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  private final Path folder;
  private final int port;
  private HostKeyPair hostKey;
  private Process process;

  private LoginServer(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts one that keeps its files in a folder; the test is skipped where that can't be. */
  static LoginServer start(Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SSHD), "SKIPPED: no OpenSSH server is installed");
    assumeTrue("root".equals(System.getProperty("user.name")),
        "SKIPPED: an OpenSSH server takes root to start");
    Files.createDirectories(Path.of("/run/sshd"));
    LoginServer server = new LoginServer(folder, freePort());
    HostKeyPair operator = HostKeys.generateEd25519("operator");
    write(server.operator(), operator);
    Files.writeString(folder.resolve("authorized"), operator.publicKey() + "\n");
    Files.writeString(folder.resolve("sshd_config"), """
        ListenAddress 127.0.0.1:%d
        HostKey %s/host
        AuthorizedKeysFile %s/authorized
        StrictModes no
        UsePAM no
        PidFile none
        """.formatted(server.port, folder, folder));
    server.changeHostKey();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void write(Path file, HostKeyPair pair) throws IOException {
    Files.write(file, pair.privateKey().reveal());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Has it show a new key from now on. */
  void changeHostKey() throws IOException, InterruptedException {
    stop();
    hostKey = HostKeys.generateEd25519("host");
    write(folder.resolve("host"), hostKey);
    process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f",
        folder.resolve("sshd_config").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
    awaitListening();
  }

  private void awaitListening() throws IOException, InterruptedException {
    for (int i = 0; i < 400; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("log")));
  }

  int port() {
    return port;
  }

  HostKeyPair hostKey() {
    return hostKey;
  }

  /** Returns type and base64 of the key that it shows. */
  String publicKey() {
    return HostKeys.withoutComment(hostKey.publicKey());
  }

  String fingerprint() {
    return HostKeys.fingerprint(hostKey.publicKey());
  }

  /** Returns the name under which known_hosts has it. */
  String knownName() {
    return "[127.0.0.1]:" + port;
  }

  /** Returns the file with the operator's private key. */
  Path operator() {
    return folder.resolve("operator");
  }

  /** Returns the known_hosts file that {@link #inventory} names, which is not made. */
  Path knownHosts() {
    return folder.resolve("known_hosts");
  }

  /** Returns an inventory in which it is the host x. */
  String inventory() {
    return """
        all:
          hosts:
            x:
              ansible_host: 127.0.0.1
              ansible_port: %d
              ansible_user: root
              ansible_ssh_private_key_file: %s
              ansible_ssh_common_args: -o UserKnownHostsFile=%s
              aeolus_image: script
              aeolus_zones: []
              aeolus_mirror: http://mirror.invalid/debian
        """.formatted(port, operator(), knownHosts());
  }

  void stop() throws InterruptedException {
    if (process != null) {
      process.destroy();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }
}
