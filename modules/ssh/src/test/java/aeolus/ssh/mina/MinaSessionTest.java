package aeolus.ssh.mina;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class MinaSessionTest {
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final Duration SHORT = Duration.ofMillis(250);

  @TempDir
  private Path folder;
  private TestingServer server;
  private MinaConnector connector;

  @BeforeEach
  void start() {
    server = new TestingServer(folder).start();
    connector = new MinaConnector(Duration.ofMillis(200));
  }

  @AfterEach
  void stop() {
    connector.close();
    server.close();
  }

  private SshSession logIn() {
    return logIn(server.target());
  }

  private SshSession logIn(SshTarget target) {
    return switch (connector.connect(target)) {
      case ConnectResult.Connected(SshSession session) -> session;
      case ConnectResult.Failed failed -> throw new AssertionError(failed);
    };
  }

  private static ExecResult.Exited exited(ExecResult result) {
    assertThat(result).isInstanceOf(ExecResult.Exited.class);
    return (ExecResult.Exited) result;
  }

  @Test
  void exec_statusAndBothOutputs_areReturned() {
    try (SshSession session = logIn()) {
      ExecResult.Exited said = exited(session.exec("echo öut; echo err >&2; exit 7", LONG));
      assertThat(said.status()).isEqualTo(7);
      assertThat(said.out()).isEqualTo("öut\n");
      assertThat(said.err()).isEqualTo("err\n");
    }
  }

  @Test
  void exec_stdin_reachesTheCommand() {
    try (SshSession session = logIn()) {
      byte[] sent = "x".repeat(300_000).getBytes(StandardCharsets.UTF_8);
      ExecResult.Exited said = exited(
          session.exec("wc -c", new ByteArrayInputStream(sent), LONG));
      assertThat(said.out().strip()).isEqualTo("300000");
    }
  }

  @Test
  void exec_manyOnOneSession_allEnd() {
    try (SshSession session = logIn()) {
      for (int i = 0; i < 12; i++) {
        assertThat(exited(session.exec("echo " + i, LONG)).out()).isEqualTo(i + "\n");
      }
    }
  }

  @Test
  void exec_outputBeyondTheBound_isCutAndTheCommandEnds() {
    try (SshSession session = logIn()) {
      ExecResult.Exited said = exited(
          session.exec("head -c 10000000 /dev/zero | tr '\\0' x", LONG));
      assertThat(said.status()).isZero();
      assertThat(said.out()).hasSize(8 << 20);
    }
  }

  @Test
  void exec_outputHandedOn_comesWholeAndTheResultHasStatusAndErrorsAlone() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SshSession session = logIn()) {
      ExecResult.Exited said = exited(
          session.exec("head -c 10000000 /dev/zero; echo no >&2; exit 4", out, LONG));
      assertThat(said.status()).isEqualTo(4);
      assertThat(said.err()).isEqualTo("no\n");
      assertThat(said.out()).isEmpty();
    }
    assertThat(out.size()).isEqualTo(10_000_000);
  }

  @Test
  void exec_outputCanNotBeTaken_endsTheCommandAndLeavesTheSessionUsable() {
    OutputStream full = new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        throw new IOException("no space left");
      }
    };
    try (SshSession session = logIn()) {
      assertThat(session.exec("while echo x; do sleep 0.1; done", full, LONG))
          .isInstanceOf(ExecResult.Stopped.class);
      assertThat(exited(session.exec("echo on", LONG)).out()).isEqualTo("on\n");
    }
  }

  @Test
  void exec_late_timesOutAndLeavesTheSessionUsable() {
    try (SshSession session = logIn()) {
      assertThat(session.exec("sleep 30", SHORT)).isInstanceOf(ExecResult.TimedOut.class);
      assertThat(exited(session.exec("echo on", LONG)).out()).isEqualTo("on\n");
    }
  }

  @Test
  void exec_closedSession_isDisconnected() {
    SshSession session = logIn();
    session.close();
    assertThat(session.isOpen()).isFalse();
    assertThat(session.exec("true", LONG))
        .isEqualTo(new ExecResult.Disconnected("closed by the host"));
  }

  @Test
  void exec_serverGone_isDisconnectedInWords() throws InterruptedException {
    SshSession session = logIn();
    Thread killer = Thread.ofVirtual().start(() -> {
      pause();
      server.close();
    });
    assertThat(session.exec("sleep 30", LONG))
        .isEqualTo(new ExecResult.Disconnected("closed by the host"));
    killer.join();
  }

  @Test
  void exec_peerVanished_isNoticedByHeartbeat() throws Exception {
    try (TestingProxy proxy = new TestingProxy(server.port());
        SshSession session = logIn(server.target(proxy.port()))) {
      proxy.freeze();
      assertThat(session.exec("true", LONG))
          .isEqualTo(new ExecResult.Disconnected("the host has stopped answering"));
      assertThat(session.isOpen()).isFalse();
    }
  }

  @Test
  void exec_quietForManyHeartbeats_staysConnected() {
    try (SshSession session = logIn()) {
      assertThat(exited(session.exec("sleep 1.6; echo on", LONG)).out()).isEqualTo("on\n");
    }
  }

  @Test
  void exec_callerInterrupted_endsSoon() {
    try (SshSession session = logIn()) {
      interruptSoon(Thread.currentThread());
      assertThat(session.exec("sleep 30", LONG))
          .isEqualTo(new ExecResult.Disconnected("interrupted"));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void follow_lines_comeOneByOneInOrder() {
    try (SshSession session = logIn()) {
      List<String> seen = new ArrayList<>();
      ExecResult.Exited end = exited(
          session.follow("printf 'a\\nb\\r\\n\\nc'; echo no >&2; exit 3", seen::add, LONG));
      assertThat(seen).containsExactly("a", "b", "", "c");
      assertThat(end.status()).isEqualTo(3);
      assertThat(end.err()).isEqualTo("no\n");
    }
  }

  @Test
  void follow_seenEnough_stopsAnEndlessCommand() {
    try (SshSession session = logIn()) {
      List<String> seen = new ArrayList<>();
      ExecResult end = session.follow("while echo x; do sleep 0.1; done",
          line -> seen.add(line) && seen.size() < 3, LONG);
      assertThat(end).isInstanceOf(ExecResult.Stopped.class);
      assertThat(seen).containsExactly("x", "x", "x");
      assertThat(exited(session.exec("echo on", LONG)).out()).isEqualTo("on\n");
    }
  }

  @Test
  void follow_muchOnStandardError_doesNotStall() {
    try (SshSession session = logIn()) {
      List<String> seen = new ArrayList<>();
      exited(session.follow("head -c 6000000 /dev/zero >&2; echo end", seen::add, LONG));
      assertThat(seen).containsExactly("end");
    }
  }

  @Test
  void follow_lineWithoutEnd_isCutIntoPieces() {
    try (SshSession session = logIn()) {
      List<Integer> lengths = new ArrayList<>();
      exited(session.follow("head -c 100000 /dev/zero | tr '\\0' x",
          line -> lengths.add(line.length()), LONG));
      assertThat(lengths).containsExactly(LineReader.MAX_LINE, 100_000 - LineReader.MAX_LINE);
    }
  }

  @Test
  void follow_late_timesOut() {
    try (SshSession session = logIn()) {
      assertThat(session.follow("sleep 30", _ -> true, SHORT))
          .isInstanceOf(ExecResult.TimedOut.class);
    }
  }

  @Test
  void follow_peerVanished_ends() throws Exception {
    try (TestingProxy proxy = new TestingProxy(server.port());
        SshSession session = logIn(server.target(proxy.port()))) {
      List<String> seen = new ArrayList<>();
      ExecResult end = session.follow("echo a; sleep 30", line -> {
        proxy.freeze();
        return seen.add(line);
      }, LONG);
      assertThat(end).isEqualTo(new ExecResult.Disconnected("the host has stopped answering"));
      assertThat(seen).containsExactly("a");
    }
  }

  @Test
  void follow_callerInterrupted_endsSoon() {
    try (SshSession session = logIn()) {
      interruptSoon(Thread.currentThread());
      assertThat(session.follow("sleep 30", _ -> true, LONG))
          .isEqualTo(new ExecResult.Disconnected("interrupted"));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void serverHostKey_connected_isThatOfTheServer() {
    try (SshSession session = logIn()) {
      assertThat(session.serverHostKey()).isEqualTo(server.hostKey());
    }
  }

  static void interruptSoon(Thread thread) {
    Thread.ofVirtual().start(() -> {
      pause();
      thread.interrupt();
    });
  }

  private static void pause() {
    try {
      Thread.sleep(SHORT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
