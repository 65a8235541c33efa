package aeolus.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.testing.FakeSshConnector;
import aeolus.ssh.testing.FakeSshHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SessionPoolTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final FakeSshConnector connector = new FakeSshConnector();
  private SessionPool pool = new SessionPool(connector, 2, LONG);

  @AfterEach
  void close() {
    pool.close();
  }

  private FakeSshHost host(int i) {
    return connector.host("192.0.2." + i).answer("true", FakeSshHost.out(""));
  }

  private static SshTarget target(int i, String user) {
    return new SshTarget("192.0.2." + i, 22, user, List.of(Path.of("key")),
        new HostKeyPolicy.KnownHosts(List.of(), List.of()), LONG);
  }

  private SshSession logIn(int i) {
    return logIn(target(i, "root"));
  }

  private SshSession logIn(SshTarget target) {
    return ((ConnectResult.Connected) pool.connect(target)).session();
  }

  private void use(int i) {
    try (SshSession session = logIn(i)) {
      assertThat(session.exec("true", LONG)).isInstanceOf(ExecResult.Exited.class);
    }
  }

  @Test
  void connect_closedBefore_isTheSameLogin() {
    host(1);
    use(1);
    use(1);
    assertThat(connector.attempts()).hasSize(1);
  }

  @Test
  void connect_inUse_isAnotherLogin() {
    host(1);
    try (SshSession first = logIn(1); SshSession second = logIn(1)) {
      assertThat(first.isOpen()).isTrue();
      assertThat(second.isOpen()).isTrue();
    }
    assertThat(connector.attempts()).hasSize(2);
  }

  @Test
  void connect_asAnother_isAnotherLogin() {
    host(1);
    use(1);
    logIn(target(1, "other")).close();
    assertThat(connector.attempts()).hasSize(2);
  }

  @Test
  void connect_hostHasRestartedSince_isAnotherLogin() {
    FakeSshHost host = host(1);
    use(1);
    host.cut();
    use(1);
    assertThat(connector.attempts()).hasSize(2);
  }

  @Test
  void connect_commandWasLate_isAnotherLogin() {
    host(1).answer("sleep 9", new FakeSshHost.Answer(List.of(), new ExecResult.TimedOut()));
    try (SshSession session = logIn(1)) {
      assertThat(session.exec("sleep 9", LONG)).isInstanceOf(ExecResult.TimedOut.class);
    }
    use(1);
    assertThat(connector.attempts()).hasSize(2);
  }

  @Test
  void connect_moreHostsThanAreKept_thoseBeyondLogInAgain() {
    for (int i = 1; i <= 3; i++) {
      host(i);
      use(i);
    }
    use(1);
    use(2);
    assertThat(connector.attempts()).hasSize(3);
    use(3);
    assertThat(connector.attempts()).hasSize(4);
  }

  @Test
  void connect_idleForTooLong_isAnotherLogin() throws InterruptedException {
    pool.close();
    pool = new SessionPool(connector, 2, Duration.ofMillis(20));
    host(1);
    SshSession session = logIn(1);
    session.close();
    while (session.isOpen()) {
      Thread.sleep(10);
    }
    use(1);
    assertThat(connector.attempts()).hasSize(2);
  }

  @Test
  void connect_refused_isSaidAndNotTriedTwice() {
    host(1).refuseNext(FailureKind.REFUSED, 1);
    assertThat(pool.connect(target(1, "root"))).isInstanceOf(ConnectResult.Failed.class);
    assertThat(connector.attempts()).hasSize(1);
  }

  @Test
  void close_idleSessions_areClosedWithTheConnector() {
    host(1);
    SshSession session = logIn(1);
    session.close();
    assertThat(session.isOpen()).isTrue();
    pool.close();
    assertThat(session.isOpen()).isFalse();
    assertThat(connector.isClosed()).isTrue();
  }
}
