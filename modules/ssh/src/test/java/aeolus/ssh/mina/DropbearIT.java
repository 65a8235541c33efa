package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import aeolus.ssh.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real dropbear without SFTP, which is what the initramfs has. */
@Timeout(120)
final class DropbearIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int SIZE = 20_000_000;

  @TempDir
  private Path folder;
  private Process dropbear;
  private MinaConnector connector;
  private SshTarget target;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    assumeTrue(run("dropbear", "-V") == 0, "SKIPPED: dropbear is not installed");
    assumeTrue(run("unshare", "-m", "true") == 0, "SKIPPED: no mount namespace can be made");
    HostKeyPair key = HostKeys.generateEd25519("test");
    HostKeyPair host = HostKeys.generateEd25519("host");
    Path login = write("login", key);
    int port = freePort();
    dropbear = start(home(key.publicKey()), convert(write("host", host)), port);
    connector = new MinaConnector(Duration.ofMillis(500));
    target = new SshTarget("127.0.0.1", port, System.getProperty("user.name"), List.of(login),
        new HostKeyPolicy.Pinned(List.of(host.publicKey())), Duration.ofSeconds(15));
  }

  /** Makes a home folder in which the key may log in. */
  private Path home(String key) throws IOException {
    var onlyMine = PosixFilePermissions.asFileAttribute(
        PosixFilePermissions.fromString("rwx------"));
    Path home = Files.createDirectory(folder.resolve("home"), onlyMine);
    Path ssh = Files.createDirectory(home.resolve(".ssh"), onlyMine);
    Files.writeString(ssh.resolve("authorized_keys"), key + "\n");
    return home;
  }

  private Path convert(Path hostKey) throws InterruptedException {
    Path converted = folder.resolve("host.dropbear");
    assertThat(run("dropbearconvert", "openssh", "dropbear", hostKey.toString(),
        converted.toString())).isZero();
    return converted;
  }

  /**
   * Starts it in a mount namespace where the user's home is the one made here, and where nothing
   * lies where it looks for an SFTP server.
   */
  private Process start(Path home, Path hostKey, int port) throws IOException {
    return new ProcessBuilder("unshare", "-m", "sh", "-c",
        "[ ! -e /usr/lib/sftp-server ] || mount --bind /dev/null /usr/lib/sftp-server && "
            + "mount --bind \"$1\" \"$2\" && exec dropbear -F -E -s -r \"$3\" -p \"$4\" -P \"$5\"",
        "sh",
        home.toString(), System.getProperty("user.home"), hostKey.toString(),
        "127.0.0.1:" + port, folder.resolve("pid").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  @AfterEach
  void stop() {
    if (connector != null) {
      connector.close();
    }
    if (dropbear != null) {
      dropbear.destroy();
    }
  }

  private Path write(String name, HostKeyPair pair) throws IOException {
    Path file = Files.write(folder.resolve(name), pair.privateKey().reveal());
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return 127;
    }
  }

  /** Waits until the server that has just been started listens. */
  private SshSession logIn() throws IOException, InterruptedException {
    ConnectResult result = connector.connect(target);
    for (int i = 0; i < 50 && !(result instanceof ConnectResult.Connected); i++) {
      Thread.sleep(100);
      result = connector.connect(target);
    }
    if (result instanceof ConnectResult.Connected(SshSession session)) {
      return session;
    }
    throw new AssertionError(result + "\n" + Files.readString(folder.resolve("log")));
  }

  @Test
  void session_realServer_runsCommandsAndTakesFiles() throws Exception {
    byte[] content = new byte[SIZE];
    new Random(3).nextBytes(content);
    Path path = folder.resolve("a file");
    try (SshSession session = logIn()) {
      assertThat(session.upload(new ByteArrayInputStream(content), SIZE, path.toString(), 0600,
          _ -> {}, LONG)).isEqualTo(new UploadResult.Done(SIZE));
      assertThat(Files.readAllBytes(path)).isEqualTo(content);
      // Longer than heartbeats without reply would be borne.
      ExecResult quiet = session.exec("sleep 4; exit 3", LONG);
      assertThat(quiet).isInstanceOf(ExecResult.Exited.class);
      assertThat(((ExecResult.Exited) quiet).status()).isEqualTo(3);
      endsWhatIsLate(session);
      assertThat(session.exec("kill -KILL $$", LONG)).isEqualTo(new ExecResult.Killed("KILL"));
    }
  }

  private void endsWhatIsLate(SshSession session) {
    String pid = "'" + folder.resolve("late") + "'";
    assertThat(session.exec("echo $$ >" + pid + "; exec sleep 60", Duration.ofSeconds(1)))
        .isEqualTo(new ExecResult.TimedOut());
    // Not at the same moment: dropbear may forget the status of a child that ends with another.
    ExecResult gone = session.exec("sleep 3; for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 $(cat " + pid
        + ") || exit 9; sleep 0.5; done", LONG);
    assertThat(gone).isInstanceOf(ExecResult.Exited.class);
    assertThat(((ExecResult.Exited) gone).status()).isEqualTo(9);
  }

  @Test
  void upload_folderMissing_saysWhatTheHostSaid() throws Exception {
    try (SshSession session = logIn()) {
      UploadResult result = session.upload(new ByteArrayInputStream(new byte[SIZE]), SIZE,
          folder.resolve("missing/file").toString(), 0600, _ -> {}, LONG);
      assertThat(result).isInstanceOf(UploadResult.Failed.class);
      assertThat(((UploadResult.Failed) result).reason())
          .startsWith(folder + "/missing/file: ")
          .containsAnyOf("No such file", "nonexistent");
    }
  }
}
