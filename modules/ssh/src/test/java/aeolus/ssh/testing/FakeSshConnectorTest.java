package aeolus.ssh.testing;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.ConnectResult;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import aeolus.ssh.UploadResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FakeSshConnectorTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final SshTarget TARGET = new SshTarget("192.0.2.1", 22, "root", List.of(),
      new HostKeyPolicy.KnownHosts(List.of(), List.of()), TIMEOUT);

  private final FakeSshConnector connector = new FakeSshConnector();
  private final FakeSshHost host = connector.host("192.0.2.1");

  private SshSession logIn() {
    return ((ConnectResult.Connected) connector.connect(TARGET)).session();
  }

  private FailureKind refused(SshTarget target) {
    return ((ConnectResult.Failed) connector.connect(target)).kind();
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static UploadResult send(SshSession session, String path, String text) {
    return session.upload(bytes(text), text.length(), path, 0600, _ -> {}, TIMEOUT);
  }

  @Test
  void connect_noSuchHost_isUnreachable() {
    SshTarget other = new SshTarget("192.0.2.2", 22, "root", List.of(), TARGET.hostKeys(), TIMEOUT);
    assertThat(refused(other)).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(connector.attempts()).containsExactly(other);
  }

  @Test
  void connect_scriptedFailures_areUsedUp() {
    host.refuseNext(FailureKind.REFUSED, 2).refuseNext(FailureKind.TIMED_OUT, 1);
    assertThat(refused(TARGET)).isEqualTo(FailureKind.REFUSED);
    assertThat(refused(TARGET)).isEqualTo(FailureKind.REFUSED);
    assertThat(refused(TARGET)).isEqualTo(FailureKind.TIMED_OUT);
    assertThat(logIn().isOpen()).isTrue();
  }

  @Test
  void connect_hostKey_isJudgedByThePolicy() {
    HostKeyPolicy pinned = new HostKeyPolicy.Pinned(List.of(host.hostKey() + " comment"));
    assertThat(connector.connect(TARGET.withHostKeys(pinned)))
        .isInstanceOf(ConnectResult.Connected.class);
    host.hostKey(HostKeys.generateEd25519("new").publicKey()).known(false);
    assertThat(refused(TARGET.withHostKeys(pinned))).isEqualTo(FailureKind.CHANGED_HOST_KEY);
    assertThat(refused(TARGET)).isEqualTo(FailureKind.UNKNOWN_HOST_KEY);
    assertThat(connector.connect(TARGET.trusting(List.of(host.hostKey()))))
        .isInstanceOf(ConnectResult.Connected.class);
  }

  @Test
  void exec_rules_lastSaidGoesFirst() {
    host.answer(_ -> true, FakeSshHost.exit(1, "no"))
        .answer("hostname", FakeSshHost.out("x\n"));
    try (SshSession session = logIn()) {
      assertThat(((ExecResult.Exited) session.exec("hostname", TIMEOUT)).out()).isEqualTo("x\n");
      ExecResult.Exited other = (ExecResult.Exited) session.exec("cat", bytes("in"), TIMEOUT);
      assertThat(other.status()).isEqualTo(1);
      assertThat(other.err()).isEqualTo("no");
    }
    assertThat(host.commands()).containsExactly("hostname", "cat");
    assertThat(host.commandsRun().getLast().stdin()).isEqualTo("in");
  }

  @Test
  void exec_nothingScripted_says127() {
    ExecResult.Exited said = (ExecResult.Exited) logIn().exec("surprise", TIMEOUT);
    assertThat(said.status()).isEqualTo(127);
    assertThat(said.err()).contains("surprise");
  }

  @Test
  void exec_answerCutsTheHost_endsTheSession() {
    host.answer("reboot"::equals, _ -> {
      host.cut();
      return FakeSshHost.answer("", new ExecResult.Disconnected("rebooting"));
    });
    SshSession session = logIn();
    assertThat(session.exec("reboot", TIMEOUT))
        .isEqualTo(new ExecResult.Disconnected("rebooting"));
    assertThat(session.isOpen()).isFalse();
    assertThat(session.exec("true", TIMEOUT)).isInstanceOf(ExecResult.Disconnected.class);
  }

  @Test
  void follow_lines_endAsScriptedOrWhenSeenEnough() {
    host.answer("tail", FakeSshHost.answer("a\nb\n", new ExecResult.TimedOut()));
    List<String> seen = new ArrayList<>();
    assertThat(logIn().follow("tail", seen::add, TIMEOUT)).isEqualTo(new ExecResult.TimedOut());
    assertThat(seen).containsExactly("a", "b");
    assertThat(logIn().follow("tail", _ -> false, TIMEOUT)).isEqualTo(new ExecResult.Stopped());
  }

  @Test
  void upload_whole_isKept() {
    assertThat(send(logIn(), "/run/x", "content")).isEqualTo(new UploadResult.Done(7));
    assertThat(host.upload("/run/x").text()).isEqualTo("content");
    assertThat(host.uploads()).hasToString("[600 /run/x (7 octets)]");
  }

  @Test
  void upload_cut_failsOnceAndEndsTheSession() {
    host.cutUploadAfter(3);
    SshSession session = logIn();
    assertThat(send(session, "/run/x", "content"))
        .isEqualTo(new UploadResult.Failed("the connection was lost: closed by the host"));
    assertThat(session.isOpen()).isFalse();
    assertThat(host.uploads()).isEmpty();
    assertThat(send(logIn(), "/run/x", "content")).isEqualTo(new UploadResult.Done(7));
  }
}
