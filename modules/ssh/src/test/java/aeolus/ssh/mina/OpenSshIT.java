package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.Sha256;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import aeolus.ssh.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Against a real OpenSSH server in a container. */
@Timeout(180)
final class OpenSshIT {
  private static final String IMAGE = "debian:bookworm-slim";
  private static final Duration LONG = Duration.ofSeconds(100);
  private static final Duration NOTICED = Duration.ofSeconds(40);
  private static final int SSH = 22;
  private static final int SIZE = 20_000_000;
  private static final String START = """
      command -v sshd >/dev/null || {
        apt-get -qq update && apt-get -qq install -y --no-install-recommends openssh-server
      } >/dev/null 2>&1 || { echo NO-SSHD; exec sleep 600; }
      mkdir -p /run/sshd /root/.ssh && chmod 700 /root/.ssh && ssh-keygen -A >/dev/null
      printf '%s\\n' "$KEY" >/root/.ssh/authorized_keys
      echo READY
      exec /usr/sbin/sshd -D -e
      """;

  @TempDir
  private Path folder;
  private GenericContainer<?> container;
  private MinaConnector connector;
  private Path login;
  private Path knownHosts;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    assumeTrue(DockerClientFactory.instance().isDockerAvailable(),
        "SKIPPED: no Docker engine answers");
    login = folder.resolve("login");
    String key = keyIn(login);
    container = new GenericContainer<>(DockerImageName.parse(IMAGE)).withExposedPorts(SSH)
        .withEnv("KEY", key)
        .withCommand("sh", "-c", START)
        .waitingFor(Wait.forLogMessage("(READY|NO-SSHD)\\s*", 1)
            .withStartupTimeout(Duration.ofMinutes(2)));
    container.start();
    assumeTrue(container.getLogs().contains("READY"),
        "SKIPPED: the image has no OpenSSH server and none can be installed in it");
    connector = new MinaConnector();
    knownHosts = folder.resolve("known_hosts");
    Files.writeString(knownHosts, scan());
  }

  @AfterEach
  void stop() {
    if (connector != null) {
      connector.close();
    }
    if (container != null) {
      container.stop();
    }
  }

  private static String keyIn(Path file) throws IOException {
    HostKeyPair pair = HostKeys.generateEd25519("test");
    Files.write(file, pair.privateKey().reveal());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return pair.publicKey();
  }

  /** Asks with the real ssh-keyscan(1), until the server that has just been started answers. */
  private String scan() throws IOException, InterruptedException {
    String found = "";
    for (int i = 0; i < 20 && found.isEmpty(); i++) {
      Process process = new ProcessBuilder("ssh-keyscan", "-T", "5", "-p",
          String.valueOf(port()), container.getHost())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0 || found.isEmpty()) {
        Thread.sleep(200);
      }
    }
    return found;
  }

  private int port() {
    return container.getMappedPort(SSH);
  }

  private SshTarget target() {
    return target(login, knownHosts);
  }

  private SshTarget target(Path identity, Path known) {
    return new SshTarget(container.getHost(), port(), "root", List.of(identity),
        new HostKeyPolicy.KnownHosts(List.of(known), List.of()), Duration.ofSeconds(15));
  }

  private SshSession logIn() {
    return switch (connector.connect(target())) {
      case ConnectResult.Connected(SshSession session) -> session;
      case ConnectResult.Failed failed -> throw new AssertionError(failed);
    };
  }

  private ConnectResult.Failed refused(SshTarget target) {
    ConnectResult result = connector.connect(target);
    assertThat(result).isInstanceOf(ConnectResult.Failed.class);
    return (ConnectResult.Failed) result;
  }

  private static ExecResult.Exited exited(ExecResult result) {
    assertThat(result).isInstanceOf(ExecResult.Exited.class);
    return (ExecResult.Exited) result;
  }

  /** Returns the scanned lines with the keys of another host in them. */
  private static String withOtherKeys(String scanned) {
    String ours = HostKeys.generateEd25519("other").publicKey();
    StringBuilder lines = new StringBuilder();
    scanned.lines()
        .filter(line -> line.contains(" ssh-ed25519 "))
        .forEach(line -> lines.append(line, 0, line.indexOf(' ') + 1).append(ours).append('\n'));
    return lines.toString();
  }

  @Test
  void session_realServer_runsCommandsAndTakesFiles() {
    try (SshSession session = logIn()) {
      ExecResult.Exited said = exited(session.exec("id -u; echo no >&2; exit 7", LONG));
      assertThat(said.status()).isEqualTo(7);
      assertThat(said.out()).isEqualTo("0\n");
      assertThat(said.err()).isEqualTo("no\n");
      assertThat(exited(session.exec("wc -c", new ByteArrayInputStream(new byte[100_000]), LONG))
          .out()
          .strip()).isEqualTo("100000");
      assertThat(session.exec("kill -KILL $$", LONG)).isEqualTo(new ExecResult.Killed("KILL"));
      followsAndStops(session);
      takesFile(session);
    }
  }

  private static void followsAndStops(SshSession session) {
    List<String> seen = new ArrayList<>();
    assertThat(session.follow("seq 1 3; exec tail -f /dev/null",
        line -> seen.add(line) && seen.size() < 3, LONG)).isEqualTo(new ExecResult.Stopped());
    assertThat(seen).containsExactly("1", "2", "3");
  }

  private static void takesFile(SshSession session) {
    byte[] content = new byte[SIZE];
    new Random(2).nextBytes(content);
    // Twice, as the second one replaces the first.
    for (int i = 0; i < 2; i++) {
      assertThat(session.upload(new ByteArrayInputStream(content), SIZE, "/root/a file", 0750,
          _ -> {}, LONG)).isEqualTo(new UploadResult.Done(SIZE));
    }
    ExecResult.Exited said = exited(
        session.exec("cd /root; sha256sum 'a file'; stat -c %a 'a file'; ls", LONG));
    assertThat(said.out()).isEqualTo(Sha256.of(content) + "  a file\n750\na file\n");
  }

  @Test
  void exec_moreCommandsLeftBehindThanAreBorne_saysSo() {
    try (SshSession session = logIn()) {
      ExecResult result = new ExecResult.TimedOut();
      // MaxSessions is 10; on a busy machine some don't get as far as to count.
      for (int i = 0; i < 60 && result instanceof ExecResult.TimedOut; i++) {
        result = session.exec("sleep 60", Duration.ofMillis(100));
      }
      assertThat(result).isEqualTo(new ExecResult.Disconnected(
          "the host takes no further command on this connection"));
      assertThat(session.isOpen()).isTrue();
    }
  }

  @Test
  void connect_wrongKeys_areRefusedInWords() throws IOException {
    Path other = folder.resolve("other");
    keyIn(other);
    ConnectResult.Failed failed = refused(target(other, knownHosts));
    assertThat(failed.kind()).isEqualTo(FailureKind.AUTHENTICATION);
    assertThat(failed.detail()).contains(other.toString());

    Path changed = Files.writeString(folder.resolve("changed"),
        "# changed\n" + withOtherKeys(Files.readString(knownHosts)));
    failed = refused(target(login, changed));
    assertThat(failed.kind()).isEqualTo(FailureKind.CHANGED_HOST_KEY);
    assertThat(failed.detail()).contains(changed + ":2");

    failed = refused(target(login, folder.resolve("nothing")));
    assertThat(failed.kind()).isEqualTo(FailureKind.UNKNOWN_HOST_KEY);
    assertThat(container.getLogs())
        .doesNotContain("Accepted publickey")
        .containsPattern("Connection closed by|Connection reset by");
  }

  @Test
  void connect_onlyEcdsaKnown_isAsGood() throws IOException {
    List<String> lines = Files.readAllLines(knownHosts)
        .stream()
        .filter(line -> line.contains(" ecdsa-"))
        .toList();
    Path ecdsa = Files.write(folder.resolve("ecdsa"), lines);
    assertThat(lines).hasSize(1);
    assertThat(connector.connect(target(login, ecdsa)))
        .isInstanceOf(ConnectResult.Connected.class);
  }

  @Test
  void connect_manyAtOnce_allGetIn() throws InterruptedException {
    List<ConnectResult> results = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      threads.add(Thread.ofVirtual().start(() -> results.add(connector.connect(target()))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(results).hasSize(10)
        .allSatisfy(each -> assertThat(each).isInstanceOf(ConnectResult.Connected.class));
  }

  @Test
  void exec_containerPaused_isNoticedInTime() {
    String id = container.getContainerId();
    try (SshSession session = logIn()) {
      exited(session.exec("true", LONG));
      container.getDockerClient().pauseContainerCmd(id).exec();
      try {
        assertThat(session.exec("sleep 300", NOTICED))
            .isEqualTo(new ExecResult.Disconnected("the host has stopped answering"));
      } finally {
        container.getDockerClient().unpauseContainerCmd(id).exec();
      }
    }
  }

  @Test
  void upload_containerKilledInTheMiddle_failsInWords() {
    AtomicBoolean killed = new AtomicBoolean();
    try (SshSession session = logIn()) {
      UploadResult result = session.upload(new ByteArrayInputStream(new byte[SIZE]), SIZE,
          "/root/file", 0600, sent -> {
            if (sent > SIZE / 4 && killed.compareAndSet(false, true)) {
              container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
            }
          }, LONG);
      assertThat(result).isEqualTo(
          new UploadResult.Failed("the connection was lost: closed by the host"));
    }
  }
}
