package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.FailureKind;
import aeolus.ssh.testing.FakeSshHost;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a run goes through several hosts that serve the same zone. */
@Timeout(20)
final class RollingTest {
  private static final String X = "192.0.2.1";
  private static final String Y = "192.0.2.2";

  @TempDir
  private Path folder;
  private RolloutFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new RolloutFixture(folder);
  }

  private static Rolling rules(String serial, String failures) {
    return new Rolling(1, false, serial.isEmpty() ? Batches.NONE : Batches.parse(serial),
        failures.isEmpty() ? FailureLimit.NONE : FailureLimit.parse(failures), false, false,
        Duration.ofMillis(200));
  }

  /** A machine whose DNS is away from the moment it boots the initramfs until it is back. */
  private FakeMachine serving(String name, String address) throws IOException {
    FakeMachine machine = fixture.script(name, address);
    FakeSshHost ssh = machine.ssh();
    ssh.answer(FakeMachine.BOOT::equals, _ -> {
      fixture.dns.answer(address, RolloutFixture.ZONE, Transport.UDP,
          new SoaAnswer.NoAnswer("away"))
          .answer(address, RolloutFixture.ZONE, Transport.TCP, new SoaAnswer.NoAnswer("away"));
      machine.intoInitramfs();
      return FakeSshHost.out("");
    });
    ssh.answer(command -> command.startsWith(FakeMachine.FOLLOW), _ -> {
      machine.intoNewSystem();
      fixture.dns.serial(address, RolloutFixture.ZONE, RolloutFixture.SERIAL);
      return FakeSshHost.answer(FakeMachine.PROGRESS,
          new aeolus.ssh.ExecResult.Disconnected("rebooting"));
    });
    return machine;
  }

  @Test
  void run_twoServersOfAZone_areNeverAwayTogether() throws Exception {
    serving("x", X);
    serving("y", Y);
    List<HostResult> results = fixture.rolling(rules("", "")).guarded().run(RunKind.DEPLOY);
    assertThat(results).allMatch(HostResult::isDone);
    int verified = lastIndex(fixture.events, "verify ok");
    int second = lastIndex(fixture.events, "network ok");
    assertThat(firstIndex(fixture.events, "verify ok")).isLessThan(second);
    assertThat(second).isLessThan(verified);
    assertThat(fixture.rollingPlan(RunKind.DEPLOY).notes())
        .contains("x, y: one after the other, because of zone example.org");
  }

  @Test
  void run_somethingIsKept_isPackedOnlyWhenTheHostsTurnHasCome() throws Exception {
    serving("x", X);
    serving("y", Y);
    fixture.keeping("/var/lib/knot/keys").rolling(rules("", "")).guarded();
    assertThat(fixture.run(RunKind.DEPLOY)).allMatch(HostResult::isDone);
    assertThat(firstIndex(fixture.events, "verify ok"))
        .isLessThan(lastIndex(fixture.events, "prepare start"));
  }

  @Test
  void run_packingFailsAfterTheWait_isUntouchedAndNotTakenForAway() throws Exception {
    FakeMachine x = serving("x", X);
    x.ssh().answer(FakeMachine.PREPARE, FakeSshHost.exit(1, "anemos: nothing to keep"));
    serving("y", Y);
    fixture.keeping("/var/lib/knot/keys").rolling(rules("", "")).guarded();
    List<HostResult> results = fixture.run(RunKind.DEPLOY);
    assertThat(results.getFirst()).isInstanceOfSatisfying(HostResult.Failed.class,
        failed -> assertThat(failed.state()).isEqualTo(HostState.UNTOUCHED));
    assertThat(results.getLast()).matches(HostResult::isDone);
    assertThat(x.ssh().commands()).doesNotContain(FakeMachine.BOOT).endsWith(FakeMachine.ABORT);
    assertThat(fixture.departures).containsOnlyKeys("y");
  }

  private static int firstIndex(List<RunEvent> events, String what) {
    return words(events).indexOf(what);
  }

  private static int lastIndex(List<RunEvent> events, String what) {
    return words(events).lastIndexOf(what);
  }

  private static List<String> words(List<RunEvent> events) {
    return events.stream()
        .map(event -> event.phase().word() + " " + event.state().word())
        .toList();
  }

  @Test
  void obstacles_onlyServer_areNoneWhereItIsAwayAlready() throws Exception {
    serving("x", X);
    fixture.guarded();
    assertThat(fixture.rollingPlan(RunKind.DEPLOY).obstacles()).hasSize(1);
    assertThat(fixture.rollingPlan(RunKind.DEPLOY, Set.of("x")).obstacles()).isEmpty();
  }

  @Test
  void run_onlyServer_isNotTakenDownAndTakenBack() throws Exception {
    FakeMachine x = serving("x", X);
    HostResult result = fixture.rolling(rules("", "")).guarded().run(RunKind.DEPLOY).getFirst();
    assertThat(result).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.state()).isEqualTo(HostState.UNTOUCHED);
      assertThat(failed.reason())
          .contains("not taken down: zone example.org needs 1 other nameserver");
    });
    assertThat(x.ssh().commands()).doesNotContain(FakeMachine.BOOT).endsWith(FakeMachine.ABORT);
    assertThat(fixture.rollingPlan(RunKind.DEPLOY).obstacles().toString())
        .contains("x: can't be taken down: zone example.org is served there alone")
        .contains("--all-at-once");
  }

  @Test
  void obstacles_otherServerIsPutRightInALaterBatchOnly_saysWhichZoneForbids() throws Exception {
    serving("x", X);
    serving("y", Y);
    fixture.dns.answer(Y, RolloutFixture.ZONE, Transport.UDP, new SoaAnswer.Refused("REFUSED"))
        .answer(Y, RolloutFixture.ZONE, Transport.TCP, new SoaAnswer.Refused("REFUSED"));
    fixture.rolling(rules("", "")).guarded();
    assertThat(fixture.rollingPlan(RunKind.DEPLOY).obstacles()).isEmpty();
    fixture.rolling(rules("2", ""));
    assertThat(fixture.rollingPlan(RunKind.DEPLOY).obstacles()).isEmpty();
    fixture.rolling(rules("1", ""));
    assertThat(fixture.rollingPlan(RunKind.DEPLOY).obstacles()).singleElement()
        .asString()
        .isEqualTo("x: can't be taken down: zone example.org needs 1 other to answer right:"
            + " y does not (UDP: REFUSED, TCP: REFUSED) and comes in a later batch (--serial 1);"
            + " --all-at-once does so all the same");
  }

  @Test
  void run_allAtOnce_goesDarkAndSaysSo() throws Exception {
    serving("x", X);
    fixture.rolling(new Rolling(1, true, Batches.NONE, FailureLimit.NONE, false, false,
        Duration.ofMillis(200))).guarded();
    assertThat(fixture.run(RunKind.DEPLOY)).allMatch(HostResult::isDone);
    assertThat(fixture.rollingPlan(RunKind.DEPLOY).obstacles()).isEmpty();
    assertThat(fixture.rollingPlan(RunKind.DEPLOY).notes())
        .contains("all at once: nobody answers meanwhile for zone example.org");
  }

  @Test
  void run_otherServerAnswersOverUdpOnly_isNotCountedOn() throws Exception {
    serving("x", X);
    serving("y", Y);
    fixture.dns.answer(Y, RolloutFixture.ZONE, Transport.TCP, new SoaAnswer.Refused("REFUSED"));
    fixture.rolling(rules("1", "")).guarded();
    List<HostResult> results = fixture.run(RunKind.DEPLOY);
    assertThat(results.getFirst()).isInstanceOfSatisfying(HostResult.Failed.class,
        failed -> assertThat(failed.reason()).contains("y: UDP: " + RolloutFixture.SERIAL
            + ", TCP: REFUSED"));
  }

  @Test
  void run_otherServerIsBehind_isNotCountedOn() throws Exception {
    serving("x", X);
    serving("y", Y);
    fixture.dns.serial(Y, RolloutFixture.ZONE, RolloutFixture.SERIAL - 1);
    fixture.rolling(rules("1", "")).guarded();
    assertThat(fixture.run(RunKind.DEPLOY).getFirst()).isInstanceOfSatisfying(
        HostResult.Failed.class, failed -> assertThat(failed.reason())
            .contains("y: serial 2026010100 is behind 2026010101"));
  }

  @Test
  void run_initOfServersThatDoNotAnswer_takesNothingAway() throws Exception {
    CountDownLatch together = new CountDownLatch(2);
    for (String address : List.of(X, Y)) {
      FakeMachine machine = serving(address.equals(X) ? "x" : "y", address);
      fixture.dns.answer(address, RolloutFixture.ZONE, Transport.UDP,
          new SoaAnswer.NoAnswer("closed"))
          .answer(address, RolloutFixture.ZONE, Transport.TCP, new SoaAnswer.NoAnswer("closed"));
      machine.ssh().answer(FakeMachine.BOOT::equals, _ -> {
        together.countDown();
        awaitQuietly(together);
        machine.intoInitramfs();
        return FakeSshHost.out("");
      });
    }
    fixture.rolling(rules("", "")).guarded();
    assertThat(fixture.rollingPlan(RunKind.INIT).notes())
        .containsExactly("x, y: no zone is answered there now, so that nothing is taken away");
    assertThat(fixture.rollingPlan(RunKind.INIT).obstacles()).isEmpty();
    assertThat(fixture.run(RunKind.INIT)).allMatch(HostResult::isDone);
    assertThat(together.getCount()).isZero();
  }

  @Test
  void plan_deployedServersThatAreSilent_mayBeHiddenFromUsOnly() throws Exception {
    serving("x", X);
    fixture.dns.answer(X, RolloutFixture.ZONE, Transport.UDP, new SoaAnswer.NoAnswer("filtered"))
        .answer(X, RolloutFixture.ZONE, Transport.TCP, new SoaAnswer.NoAnswer("filtered"));
    fixture.rolling(rules("", "")).guarded();
    assertThat(fixture.rollingPlan(RunKind.DEPLOY).obstacles()).hasSize(1);
    assertThat(fixture.rollingPlan(RunKind.INIT).obstacles()).isEmpty();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void run_canaryFails_beginsNoOther() throws IOException {
    fixture.script("x", X).ssh().answer(FakeMachine.PREPARE, FakeSshHost.exit(1, "no space"));
    FakeMachine y = fixture.script("y", Y);
    List<HostResult> results = fixture.rolling(rules("1", "")).run(RunKind.INIT);
    assertThat(results.getLast()).isEqualTo(
        new HostResult.Skipped("y", "not begun: the first batch did not succeed wholly"));
    assertThat(y.ssh().commands()).isEmpty();
    assertThat(fixture.ended).extracting(HostResult::host).containsExactlyInAnyOrder("x", "y");
  }

  @Test
  void run_moreThanMaxFailures_beginsNoOther() throws IOException {
    fixture.script("x", X).ssh().refuseNext(FailureKind.UNREACHABLE, 1);
    FakeMachine y = fixture.script("y", Y);
    List<HostResult> results = fixture.rolling(rules("1", "0")).run(RunKind.INIT);
    assertThat(results.getLast()).isEqualTo(
        new HostResult.Skipped("y", "not begun: 1 failed, --max-failures is 0"));
    assertThat(y.ssh().commands()).isEmpty();
  }

  @Test
  void run_asManyAsMaxFailures_goesOn() throws IOException {
    fixture.script("x", X).ssh().refuseNext(FailureKind.UNREACHABLE, 1);
    fixture.script("y", Y);
    List<HostResult> results = fixture.forks(1).rolling(rules("", "50%")).run(RunKind.INIT);
    assertThat(results).extracting(HostResult::isDone).containsExactly(false, true);
  }

  private static final String LOST = "not begun: x failed with no way back;"
      + " --max-failures N goes on all the same";

  /** Has a host not come back from its way into the initramfs. */
  private static void neverComesBack(FakeMachine machine) {
    machine.ssh().answer(FakeMachine.BOOT::equals, _ -> {
      machine.intoInitramfs();
      machine.ssh().refuseNext(FailureKind.TIMED_OUT, 1_000);
      return FakeSshHost.out("");
    });
  }

  @Test
  void run_hostDoesNotComeBack_theOthersAreTakenBackWhoseTurnHasNotCome() throws Exception {
    for (String address : List.of(X, Y, "192.0.2.3")) {
      serving(address.equals(X) ? "x" : address.equals(Y) ? "y" : "z", address);
    }
    fixture.rolling(new Rolling(2, false, Batches.NONE, FailureLimit.NONE, false,
        false, Duration.ofSeconds(10))).guarded();
    fixture.machines().values().forEach(RollingTest::neverComesBack);
    List<HostResult> results = fixture.run(RunKind.DEPLOY);
    assertThat(results).filteredOn(HostResult.Failed.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(HostResult.Failed.class,
            failed -> assertThat(failed.state()).isEqualTo(HostState.LOST));
    assertThat(results).filteredOn(HostResult.Skipped.class::isInstance)
        .hasSize(2)
        .allMatch(result -> ((HostResult.Skipped) result).reason()
            .endsWith("failed with no way back; --max-failures N goes on all the same"));
  }

  @Test
  void run_hostIsLost_beginsNoOtherUnlessSoManyMayFail() throws IOException {
    neverComesBack(fixture.script("x", X));
    FakeMachine y = fixture.script("y", Y);
    assertThat(fixture.rolling(rules("1", "")).run(RunKind.INIT).getLast())
        .isEqualTo(new HostResult.Skipped("y", LOST));
    assertThat(y.ssh().commands()).isEmpty();
  }

  @Test
  void run_hostIsLostAndSoManyMayFail_goesOn() throws IOException {
    neverComesBack(fixture.script("x", X));
    fixture.script("y", Y);
    assertThat(fixture.forks(1).rolling(rules("", "1")).run(RunKind.INIT).getLast())
        .matches(HostResult::isDone);
  }

  @Test
  void run_newSystemIsNotRight_beginsNoOther() throws IOException {
    fixture.script("x", X);
    fixture.dns.serial(X, RolloutFixture.ZONE, 7);
    fixture.script("y", Y);
    assertThat(fixture.rolling(rules("1", "")).run(RunKind.INIT).getLast())
        .isEqualTo(new HostResult.Skipped("y", LOST));
  }

  @Test
  void run_hostFailsBeforeAnythingIsWritten_goesOn() throws IOException {
    FakeMachine x = fixture.script("x", X);
    x.status("another", "1000", "no");
    fixture.script("y", Y);
    List<HostResult> results = fixture.forks(1).rolling(rules("", "")).run(RunKind.INIT);
    assertThat(results).extracting(HostResult::isDone).containsExactly(false, true);
  }

  @Test
  void stop_hostThatHasNotLeft_isTakenBackAndTheOtherComesToItsEnd() throws Exception {
    FakeMachine x = serving("x", X);
    FakeMachine y = serving("y", Y);
    CountDownLatch preparing = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    y.ssh().answer(FakeMachine.PREPARE::equals, _ -> {
      preparing.countDown();
      awaitQuietly(new CountDownLatch(1));
      return FakeSshHost.out("");
    });
    x.ssh().answer(command -> command.startsWith(FakeMachine.FOLLOW), _ -> {
      awaitQuietly(written);
      x.intoNewSystem();
      fixture.dns.serial(X, RolloutFixture.ZONE, RolloutFixture.SERIAL);
      return FakeSshHost.answer(FakeMachine.PROGRESS,
          new aeolus.ssh.ExecResult.Disconnected("rebooting"));
    });
    AtomicReference<List<HostResult>> results = new AtomicReference<>();
    Thread run = Thread.ofPlatform().start(() -> results.set(fixture.run(RunKind.INIT)));
    preparing.await();
    while (fixture.rollout.atWork().stream().filter(Rollout.AtWork::left).count() < 1) {
      Thread.sleep(5);
    }
    fixture.rollout.stop("interrupted");
    written.countDown();
    run.join();
    assertThat(results.get()).extracting(HostResult::isDone).containsExactly(true, false);
    assertThat(results.get().getLast())
        .isEqualTo(new HostResult.Skipped("y", "not begun: interrupted"));
    assertThat(y.ssh().commands()).endsWith(FakeMachine.ABORT).doesNotContain(FakeMachine.BOOT);
  }

  @Test
  void run_hostIsLocked_isRefusedWithTheTextAndLeftAlone() throws IOException {
    FakeMachine x = fixture.script("x", X).lockedBy("she@there run 1-2-3 since 2026");
    HostResult.Failed failed = fixture.fail();
    assertThat(failed.reason()).isEqualTo("locked by she@there run 1-2-3 since 2026;"
        + " --steal-lock takes it from a run that is gone");
    assertThat(x.ssh().uploads()).isEmpty();
    assertThat(x.ssh().commands()).hasSize(1).doesNotContain(FakeMachine.ABORT);
  }

  @Test
  void run_stealLock_takesItAndSaysWhose() throws IOException {
    fixture.script("x", X).lockedBy("she@there run 1-2-3 since 2026");
    fixture.rolling(Rolling.DEFAULT.withStealLock(true));
    assertThat(fixture.run(RunKind.INIT)).allMatch(HostResult::isDone);
    assertThat(fixture.events).extracting(RunEvent::text)
        .contains("stealing the lock of she@there run 1-2-3 since 2026");
  }
}
