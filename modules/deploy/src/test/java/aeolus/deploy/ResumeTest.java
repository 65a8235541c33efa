package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.anemos.Phase;
import aeolus.core.AeolusException;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.HostKeys;
import aeolus.ssh.testing.FakeSshHost;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Takes up runs that were cut off, as by kill -9: only their journal is left. */
final class ResumeTest extends CutOffRuns {
  @Test
  void resume_cutOffBeforeBoot_beginsAnewWithTheLockOfItsOwnRun() throws Exception {
    CutOffRun cutOff = run.cutOffAt(FakeMachine.PREPARE);
    machine.lockedBy("me@there run " + CutOffFixture.ID + " since 2026-01-01T00:00:00Z");
    assertThat(cutOff.describe(fixture.plan(RunKind.INIT)))
        .containsExactly("x: was not left, will be begun anew");
    assertThat(cutOff.inFlight(fixture.plan(RunKind.INIT))).isEmpty();
    CutOffFixture.assertDone(run.resume(cutOff));
    assertThat(fixture.events).extracting(RunEvent::text)
        .anyMatch(text -> text.startsWith("taking up the lock of me@there"));
  }

  @Test
  void resume_toldToBootAndStillThere_beginsAnew() throws Exception {
    CutOffRun cutOff = run.cutOffAt(FakeMachine.BOOT);
    CutOffFixture.assertDone(run.resume(cutOff));
    assertThat(ssh.commands().stream().filter(FakeMachine.BOOT::equals)).hasSize(2);
  }

  @Test
  void resume_inTheInitramfsBeforeConfirmation_confirms() throws Exception {
    CutOffRun cutOff = run.cutOffAt(FakeMachine.STATUS);
    int before = ssh.commands().size();
    CutOffFixture.assertDone(run.resume(cutOff));
    assertThat(ssh.commands().subList(before, ssh.commands().size())).contains(machine.confirm())
        .doesNotContain(FakeMachine.CHECK, FakeMachine.BOOT);
  }

  @Test
  void resume_whileTheDiskIsWritten_followsWithoutASecondTree() throws Exception {
    CutOffRun cutOff = run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    machine.status(CutOffFixture.ID + "-x", "1000", "yes\nphase=bootstrap\nphase_state=progress");
    int before = ssh.commands().size();
    CutOffFixture.assertDone(run.resume(cutOff));
    assertThat(ssh.commands().subList(before, ssh.commands().size()))
        .doesNotContain(machine.confirm(), "anemos tree");
    assertThat(fixture.phases()).contains(Phase.BOOTSTRAP, Phase.VERIFY);
  }

  @Test
  void resume_newSystemIsUp_verifiesIt() throws Exception {
    CutOffRun cutOff = run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    machine.intoNewSystem();
    CutOffFixture.assertDone(run.resume(cutOff));
    assertThat(fixture.phases()).containsExactly(Phase.CONNECT, Phase.RETURN, Phase.VERIFY);
    assertThat(fixture.arrivals).hasSize(1);
  }

  @Test
  void resume_oldSystemIsBack_beginsAnew() throws Exception {
    CutOffRun cutOff = run.cutOffAt(FakeMachine.STATUS);
    machine.intoOldSystem();
    CutOffFixture.assertDone(run.resume(cutOff));
  }

  @Test
  void resume_neverFoundAgain_doesNotSayThatNothingWasWritten() throws Exception {
    CutOffRun cutOff = run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    ssh.refuseNext(FailureKind.UNREACHABLE, 1_000);
    assertThat(run.resume(cutOff)).isInstanceOfSatisfying(HostResult.Failed.class,
        failed -> assertThat(failed.state()).isEqualTo(HostState.UNSURE));
  }

  @Test
  void resume_failedAfterWriting_triesAgainWithWhatIsRenderedNow() throws Exception {
    CutOffRun cutOff = run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    run.failHalfWay();
    int before = ssh.uploads().size();
    CutOffFixture.assertDone(run.resume(cutOff));
    assertThat(ssh.uploads().subList(before, ssh.uploads().size()))
        .extracting(FakeSshHost.Upload::path)
        .containsExactly("/run/anemos/anemos.conf", "/run/anemos/payload.part");
    assertThat(ssh.commands()).containsSubsequence("anemos payload", "anemos again",
        "tail -n +4 -f /run/anemos/progress");
    assertThat(ssh.upload("/run/anemos/anemos.conf").text())
        .contains("deployment='" + CutOffFixture.ID + "-x'");
    assertThat(ssh.upload("/run/anemos/payload.part").content()).hasSize(
        (int) fixture.plan(RunKind.INIT).hosts().getFirst().payload().size());
  }

  @Test
  void resume_anotherTryIsRefused_saysThatTheDiskIsHalfWritten() throws Exception {
    CutOffRun cutOff = run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    run.failHalfWay();
    ssh.answer("anemos again", FakeSshHost.exit(1, "anemos: unknown disk"));
    assertThat(run.resume(cutOff)).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.state()).isEqualTo(HostState.WRITING);
      assertThat(failed.reason()).isEqualTo("unknown disk");
    });
  }

  @Test
  void resume_failsAgainAfterWriting_saysWhatFailed() throws Exception {
    CutOffRun cutOff = run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    run.failHalfWay();
    ssh.answer(command -> command.startsWith("tail -n +4"), FakeSshHost.answer(
        "4 confirm ok\n5 partition ok\n6 bootstrap failed apt gave up\n",
        new ExecResult.TimedOut()));
    assertThat(run.resume(cutOff)).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.phase()).isEqualTo(Phase.BOOTSTRAP);
      assertThat(failed.state()).isEqualTo(HostState.WRITING);
      assertThat(failed.reason()).startsWith("apt gave up");
    });
  }

  @Test
  void find_hostOnItsWay_findsEachOfItsSystemsByItsOwnKey() throws Exception {
    run.cutOffAt(FakeMachine.STATUS);
    HostFinder finder = new HostFinder(fixture.connector);
    HostPlan plan = fixture.plan(RunKind.INIT).hosts().getFirst();
    Optional<LastDeparture> last = LastDeparture.of(RunRecord.newestFirst(runs), "x");
    assertThat(last.orElseThrow().open()).isTrue();
    assertThat(last.orElseThrow().lines()).last()
        .asString()
        .contains("leaves its old system");
    assertThat(finder.find(plan.target(), last)).isInstanceOfSatisfying(
        HostFinder.Found.Initramfs.class, found -> {
          assertThat(found.run()).isEqualTo(CutOffFixture.ID);
          assertThat(found.target().hostKeys())
              .isEqualTo(new HostKeyPolicy.Pinned(List.of(found.session().serverHostKey())));
        });
    machine.intoNewSystem();
    ssh.known(false);
    assertThat(finder.find(plan.target(), last)).isInstanceOf(HostFinder.Found.Nowhere.class);
    assertThat(finder.find(plan.target(), last)).isInstanceOf(HostFinder.Found.Installed.class);
    ssh.hostKey(HostKeys.generateEd25519("another").publicKey());
    assertThat(finder.find(plan.target(), last)).isInstanceOf(HostFinder.Found.Nowhere.class);
    assertThat(LastDeparture.of(RunRecord.newestFirst(runs), "y")).isEmpty();
  }

  @Test
  void inFlight_renderingHasChanged_isLookedForAsItWasPlanned() throws Exception {
    CutOffRun cutOff = run.cutOffAt(FakeMachine.STATUS);
    HostPlan now = fixture.plan(RunKind.INIT).hosts().getFirst();
    HostPlan other = now.as("another", now.disk(), now.bootstrap(), List.of(), List.of());
    HostPlan then = cutOff
        .inFlight(new RunPlan(CutOffFixture.ID, RunKind.INIT, List.of(other), List.of(),
            List.of()))
        .get("x")
        .plan();
    assertThat(then.deployment()).isEqualTo(now.deployment());
    assertThat(then.zones()).isEqualTo(now.zones());
    assertThat(then.hostKeys()).isEqualTo(now.hostKeys());
    assertThat(then.disk()).isEqualTo(now.disk());
  }

  @Test
  void journal_ofARun_hasNoPrivateKeyNorSecret() throws Exception {
    run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    assertThat(Files.readString(runs.resolve(CutOffFixture.ID).resolve(Journal.FILE)))
        .contains("\"initramfs_key\":\"ssh-ed25519 ")
        .doesNotContain("PRIVATE", "open-sesame");
  }

  @Test
  void journal_isWrittenTo_isNotTakenUpByAnother() {
    Journal first = run.begin();
    assertThatThrownBy(() -> Journal.resume(runs, CutOffFixture.ID, CutOffFixture.NO_TROUBLE))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("is it still going on?");
    first.close();
    Journal.resume(runs, CutOffFixture.ID, CutOffFixture.NO_TROUBLE).close();
  }

  @Test
  void resume_hostsThatAreDone_stayAsTheyAre() throws IOException {
    fixture.script("y", "192.0.2.2");
    try (Journal journal = run.begin()) {
      journal.result(new HostResult.Done("x", Duration.ZERO, CutOffFixture.ID + "-x", Map.of()),
          CutOffFixture.NOW);
    }
    RunRecord record = RunRecord.read(runs, CutOffFixture.ID);
    assertThat(CutOffRun.of(record).open()).containsExactly("y");
    assertThat(record.isEnded()).isFalse();
    assertThat(record.canBeResumed()).isTrue();
  }

  @Test
  void resume_settings_areThoseOfTheRun() throws IOException {
    Rolling rules = new Rolling(2, true, Batches.parse("1,20%"), FailureLimit.parse("5%"), true,
        true,
        Rolling.DEFAULT.patience());
    RunSettings settings = RunSettings.DEFAULT.withForks(3)
        .withBootTimeout(Duration.ofMinutes(4))
        .withConfirmTimeout(Duration.ofMinutes(5))
        .withPhaseTimeout(Duration.ofMinutes(6))
        .withVerifyTimeout(Duration.ofMinutes(7));
    Journal.begin(runs, fixture.plan(RunKind.DEPLOY), rules, settings, Map.of(), "me",
        CutOffFixture.NOW, CutOffFixture.NO_TROUBLE)
        .close();
    CutOffRun run = CutOffRun.of(RunRecord.read(runs, CutOffFixture.ID));
    assertThat(run.rolling()).isEqualTo(rules.withStealLock(false).withForce(false));
    assertThat(run.settings()).isEqualTo(settings);
    assertThat(run.kind()).isEqualTo(RunKind.DEPLOY);
    assertThat(run.begun()).isEqualTo(CutOffFixture.NOW);
  }
}
