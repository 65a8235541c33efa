package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.ShownHostKey;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import aeolus.ssh.UploadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Through real OpenSSH servers to another. */
@Timeout(60)
final class JumpIT {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int SIZE = 10_000_000;
  private static final int MANY = 20;

  @TempDir
  private Path folder;
  private final List<RealSshd> servers = new ArrayList<>();
  private final MinaConnector connector = new MinaConnector();
  private Path key;

  @BeforeEach
  void start() throws Exception {
    key = KeyGen.make(folder.resolve("id"), "ed25519");
    for (String name : List.of("outer", "inner", "target")) {
      servers.add(server(name));
    }
  }

  private RealSshd server(String name, String... settings) throws Exception {
    return new RealSshd(folder.resolve(name),
        List.of(Files.readString(folder.resolve("id.pub")).strip()), List.of(), settings);
  }

  @AfterEach
  void stop() {
    connector.close();
    servers.forEach(RealSshd::close);
  }

  private SshTarget target(SshTarget... jumps) throws IOException {
    SshTarget last = servers.getLast().target(key);
    return last.withOptions(last.options().withJumps(List.of(jumps)));
  }

  private static SshSession session(ConnectResult result) {
    assertThat(result).isInstanceOf(ConnectResult.Connected.class);
    return ((ConnectResult.Connected) result).session();
  }

  private static ConnectResult.Failed failed(ConnectResult result) {
    assertThat(result).isInstanceOf(ConnectResult.Failed.class);
    return (ConnectResult.Failed) result;
  }

  private static String out(ExecResult result) {
    assertThat(result).isInstanceOf(ExecResult.Exited.class);
    return ((ExecResult.Exited) result).out();
  }

  @Test
  void connect_twoHops_worksAsWithoutAndClosesThem() throws Exception {
    byte[] content = new byte[SIZE];
    new Random(5).nextBytes(content);
    Path sent = folder.resolve("sent");
    try (SshSession session = session(
        connector.connect(target(servers.get(0).target(key), servers.get(1).target(key))))) {
      // Who connects to the target is the inner hop.
      assertThat(out(session.exec("echo $SSH_CONNECTION", LONG)))
          .endsWith("127.0.0.1 " + servers.getLast().port() + "\n");
      assertThat(session.upload(new ByteArrayInputStream(content), SIZE, sent.toString(), 0600,
          _ -> {}, LONG)).isEqualTo(new UploadResult.Done(SIZE));
      assertThat(Files.readAllBytes(sent)).isEqualTo(content);
      assertThat(out(session.exec("head -c 3000000 /dev/zero | tr '\\0' x", LONG)))
          .hasSize(3_000_000);
      assertThat(out(session.exec("wc -c", new ByteArrayInputStream(content), LONG)).strip())
          .isEqualTo(String.valueOf(SIZE));
    }
    for (RealSshd server : servers) {
      assertSaysSoon(server,
          "(?s).*(Connection closed by|Disconnected from|Connection reset by).*");
    }
  }

  private static void assertSaysSoon(RealSshd server, String pattern) throws Exception {
    for (int i = 0; i < 100 && !server.log().matches(pattern); i++) {
      Thread.sleep(50);
    }
    assertThat(server.log()).matches(pattern);
  }

  @Test
  void connect_manyThroughOneHop_shareItsConnection() throws Exception {
    SshTarget target = target(servers.get(0).target(key));
    ConcurrentLinkedQueue<ConnectResult> results = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      threads.add(Thread.ofVirtual().start(() -> results.add(connector.connect(target))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(results).hasSize(MANY).allMatch(ConnectResult.Connected.class::isInstance);
    assertThat(servers.get(0).log().split("Accepted publickey", -1)).hasSize(2);
    results.forEach(result -> session(result).close());
    assertSaysSoon(servers.get(0), "(?s).*(Connection closed by|Disconnected from|reset by).*");
  }

  @Test
  void hostKey_behindJumpHosts_isShownByTheHostItself() throws Exception {
    SshTarget outer = servers.get(0).target(key);
    SshTarget inner = servers.get(1).target(key);
    SshTarget target = target(outer, inner);
    assertThat(target.way()).hasSize(3).endsWith(target);
    assertThat(target.way().get(1).options().jumps()).containsExactly(outer);
    assertThat(connector.hostKey(target)).isInstanceOf(ShownHostKey.Known.class);
    SshTarget unknown = inner.withHostKeys(new HostKeyPolicy.Pinned(List.of()));
    assertThat(connector.hostKey(target(outer, unknown)))
        .isInstanceOfSatisfying(ShownHostKey.None.class,
            none -> assertThat(none.detail()).contains("jump host " + inner.description()));
    assertThat(connector.hostKey(target(outer, unknown).way().get(1)))
        .isEqualTo(new ShownHostKey.Unknown(HostKeys.withoutComment(servers.get(1).hostKey())));
  }

  @Test
  void connect_somethingWrongOnTheWay_saysWhere() throws Exception {
    SshTarget outer = servers.get(0).target(key);
    SshTarget inner = servers.get(1).target(key);
    String other = HostKeys.generateEd25519("other").publicKey();
    ConnectResult.Failed wrongKey = failed(connector.connect(
        target(outer, inner.withHostKeys(new HostKeyPolicy.Pinned(List.of(other))))));
    assertThat(wrongKey.kind()).isEqualTo(FailureKind.CHANGED_HOST_KEY);
    assertThat(wrongKey.detail()).contains("jump host " + inner.description(),
        "another host key than expected");

    servers.get(1).close();
    Thread.sleep(200);
    ConnectResult.Failed gone = failed(connector.connect(target(outer, inner)));
    assertThat(gone.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(gone.detail()).contains("jump host " + inner.description(), "can't connect there",
        ":" + outer.port());

    SshTarget unknown = new SshTarget("no-such-host.invalid", 22, "root", List.of(key),
        outer.hostKeys(), outer.connectTimeout(), outer.options().withJumps(List.of(outer)));
    assertThat(failed(connector.connect(unknown)).detail())
        .contains("root@no-such-host.invalid port 22: jump host", "can't connect there");
  }

  @Test
  void connect_hopForbidsForwarding_saysSo() throws Exception {
    try (RealSshd strict = server("strict", "AllowTcpForwarding no")) {
      ConnectResult.Failed failed = failed(connector.connect(target(strict.target(key))));
      assertThat(failed.detail()).contains("does not let connections through");
    }
  }
}
