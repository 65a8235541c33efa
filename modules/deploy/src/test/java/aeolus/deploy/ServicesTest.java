package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.Vars;
import aeolus.ssh.ConnectResult;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.SshSession;
import aeolus.ssh.SshTarget;
import aeolus.ssh.testing.FakeSshConnector;
import aeolus.ssh.testing.FakeSshHost;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
final class ServicesTest {
  private static final String ADDRESS = "192.0.2.1";

  @TempDir
  private Path folder;
  private final FakeSshConnector connector = new FakeSshConnector();

  private static Optional<List<String>> of(Object value) {
    return Services.of(new Host("x", List.of(), Vars.of(Map.of("aeolus_services", value))));
  }

  /** Asks a system that says something else each time, the last for ever. */
  private String await(Optional<List<String>> required, String... said)
      throws InterruptedException {
    Deque<String> answers = new ArrayDeque<>(List.of(said));
    connector.host(ADDRESS)
        .answer(command -> command.startsWith("[ -d /run/systemd"), _ -> FakeSshHost
            .out(answers.size() > 1 ? answers.removeFirst() : answers.getFirst()));
    SshTarget target = new SshTarget(ADDRESS, 22, "root", List.of(),
        new HostKeyPolicy.KnownHosts(List.of(), List.of()), Duration.ofSeconds(1));
    try (SshSession session = ((ConnectResult.Connected) connector.connect(target)).session()) {
      Reporter reporter = new Reporter("x", _ -> {}, Clock.systemUTC(), UnaryOperator.identity());
      return new Services(Duration.ofMillis(5), reporter).await(session, required,
          Deadline.in(Duration.ofMillis(300)));
    }
  }

  @Test
  void of_listOfUnits_isTaken() {
    assertThat(Services.of(new Host("x", List.of(), Vars.of(Map.of())))).isEmpty();
    assertThat(of(List.of("nsd", "getty@tty1.service"))).contains(
        List.of("nsd", "getty@tty1.service"));
    assertThat(of(List.of())).contains(List.of());
  }

  @Test
  void of_anythingElse_isAMistake() {
    for (Object wrong : List.of("nsd", List.of("-H evil"), List.of("a b"), Map.of("a", 1))) {
      assertThatThrownBy(() -> of(wrong)).isInstanceOf(AeolusException.class)
          .hasMessageContaining("aeolus_services: expected a list of systemd units");
    }
  }

  @Test
  void await_startingThenRunning_isUp() throws InterruptedException {
    assertThat(await(Optional.empty(), "starting\n", "starting\n", "running\n"))
        .isEqualTo("services up");
  }

  @Test
  void await_failedUnit_failsAtOnceWithItsName() {
    assertThatThrownBy(() -> await(Optional.empty(), "starting\n",
        "degraded\nnsd.service loaded failed failed Name Server Daemon\n"))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("failed on the new system: nsd.service;");
  }

  @Test
  void await_neverStarted_saysWhatItStillIs() {
    assertThatThrownBy(() -> await(Optional.empty(), "starting\n"))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("its services are still starting");
  }

  @Test
  void await_required_areLookedAtAlone() throws InterruptedException {
    Optional<List<String>> required = Optional.of(List.of("nsd", "ssh"));
    assertThat(await(required, "activating\nactive\n", "active\nactive\n"))
        .isEqualTo("services up");
    assertThat(connector.host(ADDRESS).commands().getLast())
        .endsWith("systemctl is-active -- 'nsd' 'ssh' || true");
    assertThatThrownBy(() -> await(required, "failed\nactive\n"))
        .hasMessageContaining("nsd is failed");
  }

  @Test
  void await_noneRequired_asksNothing() throws InterruptedException {
    assertThat(await(Optional.of(List.of()), "never asked\n")).isEqualTo("services not looked at");
    assertThat(connector.host(ADDRESS).commands()).isEmpty();
  }

  @Test
  void await_noSystemd_saysThatNothingWasSeen() throws InterruptedException {
    assertThat(await(Optional.empty(), "no systemd\n")).contains("not looked at");
  }

  @Test
  void run_imageWithAFailedUnit_failsWithTheNewSystemUp() throws Exception {
    RolloutFixture fixture = new RolloutFixture(folder);
    fixture.tree("x", ADDRESS).services("degraded\nnsd.service loaded failed failed\n");
    assertThat(fixture.fail().state()).isEqualTo(HostState.NEW_SYSTEM);
  }

  @Test
  void run_script_isNotAsked() throws Exception {
    RolloutFixture fixture = new RolloutFixture(folder);
    fixture.script("x", ADDRESS).services("degraded\nnsd.service loaded failed failed\n");
    assertThat(fixture.run(RunKind.INIT)).allMatch(HostResult::isDone);
  }
}
