package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.anemos.Phase;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.HostKeys;
import aeolus.ssh.testing.FakeSshHost;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
final class RolloutFailureTest {
  private static final String ADDRESS = "192.0.2.1";

  @TempDir
  private Path folder;
  private RolloutFixture fixture;
  private FakeMachine machine;
  private FakeSshHost ssh;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new RolloutFixture(folder);
    machine = fixture.tree("x", ADDRESS);
    ssh = machine.ssh();
  }

  private HostResult.Failed failed(Phase phase, HostState state) {
    HostResult.Failed failed = fixture.fail();
    assertThat(failed.phase()).as(failed.reason()).isEqualTo(phase);
    assertThat(failed.state()).isEqualTo(state);
    RunEvent last = fixture.events.getLast();
    assertThat(last.asMap()).containsEntry("phase", phase.word()).containsEntry("state", "failed");
    return failed;
  }

  @Test
  void run_unreachable_isUntouched() {
    ssh.refuseNext(FailureKind.UNREACHABLE, 1);
    assertThat(failed(Phase.CONNECT, HostState.UNTOUCHED).reason()).contains("UNREACHABLE");
  }

  @Test
  void run_changedHostKey_runsNothingThere() {
    ssh.refuseNext(FailureKind.CHANGED_HOST_KEY, 1);
    failed(Phase.CONNECT, HostState.UNTOUCHED);
    assertThat(ssh.commands()).isEmpty();
    assertThat(ssh.uploads()).isEmpty();
  }

  @Test
  void run_checkRefuses_givesAllReasonsAndCleansUp() {
    ssh.answer(FakeMachine.CHECK,
        FakeSshHost.exit(1, "anemos: too little memory\nanemos: no kexec\n"));
    assertThat(failed(Phase.CHECK, HostState.UNTOUCHED).reason())
        .isEqualTo("too little memory\nno kexec");
    assertThat(ssh.commands()).endsWith(FakeMachine.CHECK, FakeMachine.ABORT);
  }

  @Test
  void run_checkFailsInSilence_givesTheStatus() {
    ssh.answer(FakeMachine.CHECK, FakeSshHost.exit(7, ""));
    assertThat(failed(Phase.CHECK, HostState.UNTOUCHED).reason()).isEqualTo("exit status 7");
  }

  @Test
  void run_nobodyCouldLogIn_isRefused() {
    ssh.answer(command -> command.startsWith("cat ~/.ssh"), FakeSshHost.out("# none\n"));
    assertThat(failed(Phase.UPLOAD, HostState.UNTOUCHED).reason())
        .contains("aeolus_authorized_keys");
  }

  @Test
  void run_uploadCut_isUntouched() {
    ssh.cutUploadAfter(100);
    assertThat(failed(Phase.CHECK, HostState.UNTOUCHED).reason())
        .isEqualTo("anemos: the connection was lost: closed by the host");
    assertThat(ssh.commands()).doesNotContain(FakeMachine.CHECK).endsWith(FakeMachine.ABORT);
  }

  @Test
  void run_noRoomForTheDeployment_saysHowMuchThereIs() {
    ssh.answer(command -> command.startsWith("cat ~/.ssh"), _ -> {
      ssh.fillDisk();
      return FakeSshHost.out(FakeMachine.OPERATOR);
    })
        .answer("df -Pk '/var/cache/anemos/cafe' | awk 'NR == 2 { print $4 }'",
            FakeSshHost.out("0\n"));
    assertThat(failed(Phase.UPLOAD, HostState.UNTOUCHED).reason())
        .isEqualTo("vmlinuz: no room in /var/cache/anemos/cafe: 1 KiB to send, 0 KiB free");
  }

  @Test
  void run_uploadFailsWithRoom_saysWhatWasSaid() {
    ssh.answer(command -> command.startsWith("df -Pk"), FakeSshHost.out("9999999\n"));
    ssh.fillDisk();
    assertThat(failed(Phase.CHECK, HostState.UNTOUCHED).reason()).endsWith(": Failure");
  }

  @Test
  void run_payloadCut_isUntouched() {
    ssh.answer(command -> command.startsWith("cat ~/.ssh"), _ -> {
      ssh.cutUploadAfter(3);
      return FakeSshHost.out(FakeMachine.OPERATOR);
    });
    assertThat(failed(Phase.UPLOAD, HostState.UNTOUCHED).reason())
        .startsWith("vmlinuz: the connection was lost");
  }

  @Test
  void run_prepareFails_takesItBack() {
    ssh.answer(FakeMachine.PREPARE, FakeSshHost.exit(1, "anemos: open-sesame is no initramfs"));
    assertThat(failed(Phase.PREPARE, HostState.UNTOUCHED).reason())
        .isEqualTo("******** is no initramfs");
    assertThat(ssh.commands()).endsWith(FakeMachine.PREPARE, FakeMachine.ABORT);
  }

  @Test
  void run_lockWasTakenMeanwhile_leavesTheHostAsItIs() {
    ssh.answer(FakeMachine.BOOT,
        FakeSshHost.exit(1, "the lock was taken by you@there, host left as it is"));
    assertThat(failed(Phase.BOOT, HostState.UNTOUCHED).reason())
        .isEqualTo("the lock was taken by you@there, host left as it is");
  }

  @Test
  void run_departureCanNotBeNoted_isNotTakenDown() {
    fixture.noNotes = "journal.jsonl: No space left on device";
    assertThat(failed(Phase.BOOT, HostState.UNTOUCHED).reason()).isEqualTo(
        "not taken down, as nobody could find it again: journal.jsonl: No space left on device");
    assertThat(ssh.commands()).doesNotContain(FakeMachine.BOOT).endsWith(FakeMachine.ABORT);
  }

  /** Has the answer to the confirmation be lost. */
  private void loseConfirmation(Runnable meanwhile) {
    ssh.answer(machine.confirm()::equals, _ -> {
      ssh.cut();
      meanwhile.run();
      return FakeSshHost.answer("", new ExecResult.Disconnected("reset"));
    });
  }

  @Test
  void run_answerToConfirmationIsLost_findsTheHostAgainAndFollows() {
    loseConfirmation(() -> machine.status("20260101-000000-abcd-x", "1000",
        "yes\nphase=bootstrap\nphase_state=progress"));
    assertThat(fixture.run(RunKind.INIT)).allMatch(HostResult::isDone);
    assertThat(ssh.commands().stream().filter(machine.confirm()::equals)).hasSize(1);
  }

  @Test
  void run_confirmationItselfIsLost_confirmsAgainWithoutASecondTree() {
    loseConfirmation(() -> ssh.answer(machine.confirm(), FakeSshHost.out("")));
    assertThat(fixture.run(RunKind.INIT)).allMatch(HostResult::isDone);
    assertThat(ssh.commands().stream().filter(machine.confirm()::equals)).hasSize(2);
    assertThat(ssh.uploads()).filteredOn(upload -> upload.path().endsWith("/tree.part"))
        .hasSize(1);
  }

  @Test
  void run_answerToConfirmationAndHostAreLost_doesNotSayThatNothingWasWritten() {
    loseConfirmation(() -> ssh.refuseNext(FailureKind.UNREACHABLE, 1_000));
    assertThat(failed(Phase.CONFIRM, HostState.UNSURE).reason()).contains("not reached again");
  }

  @Test
  void run_oldSystemAfterALostConfirmation_doesNotSayThatItsDisksAreUntouched() {
    loseConfirmation(machine::intoOldSystem);
    failed(Phase.CONFIRM, HostState.OLD_SYSTEM_RETURNED);
  }

  @Test
  void run_connectionLostWhilePreparing_logsInAnewToTakeItBack() {
    ssh.answer(FakeMachine.PREPARE::equals, _ -> {
      ssh.cut();
      return FakeSshHost.answer("", new ExecResult.Disconnected("reset"));
    });
    assertThat(failed(Phase.PREPARE, HostState.UNTOUCHED).reason()).doesNotContain("--steal-lock");
    assertThat(ssh.commands()).endsWith(FakeMachine.PREPARE, FakeMachine.ABORT);
    assertThat(fixture.connector.attempts()).hasSize(2);
  }

  @Test
  void run_connectionLostForGood_saysThatTheLockStays() {
    ssh.answer(FakeMachine.PREPARE::equals, _ -> {
      ssh.cut();
      ssh.refuseNext(FailureKind.UNREACHABLE, 1);
      return FakeSshHost.answer("", new ExecResult.Disconnected("reset"));
    });
    assertThat(failed(Phase.PREPARE, HostState.UNTOUCHED).reason())
        .endsWith("--steal-lock lets another run have it, and clear that away");
  }

  @Test
  void run_hostDoesNotLeave_isUntouchedAndTakesItBack() {
    ssh.answer(FakeMachine.BOOT, FakeSshHost.out(""));
    assertThat(failed(Phase.BOOT, HostState.UNTOUCHED).reason()).contains("did not leave");
    assertThat(ssh.commands()).endsWith(FakeMachine.ABORT);
  }

  @Test
  void run_oldSystemBootsAgain_saysSo() {
    ssh.answer(FakeMachine.BOOT::equals, _ -> {
      machine.intoOldSystem();
      return FakeSshHost.out("");
    });
    assertThat(failed(Phase.BOOT, HostState.OLD_SYSTEM_BACK).reason())
        .contains("its deployment is none, expected 20260101-000000-abcd-x");
  }

  @Test
  void run_hostNeverComesBack_isLost() {
    ssh.answer(FakeMachine.BOOT::equals, _ -> {
      machine.intoInitramfs();
      ssh.refuseNext(FailureKind.TIMED_OUT, 1_000);
      return FakeSshHost.out("");
    });
    assertThat(failed(Phase.BOOT, HostState.LOST).reason()).contains("not reached again");
  }

  @Test
  void run_otherDiskThanPlanned_touchesNothing() {
    fixture.told("disk_size=1000\ndisk_serial=x\n");
    ssh.answer(FakeMachine.CHECK, FakeSshHost.out("disk_size=1000\ndisk_serial=y\n"));
    assertThat(failed(Phase.CHECK, HostState.UNTOUCHED).reason()).isEqualTo(
        "another disk than planned: /dev/disk/by-id/virtio-1 has another serial: expected x, got y");
    assertThat(ssh.commands()).doesNotContain(FakeMachine.PREPARE);
  }

  @Test
  void run_otherDiskInTheInitramfs_isNotConfirmed() {
    machine.status("20260101-000000-abcd-x", "2000", "no");
    assertThat(failed(Phase.CONFIRM, HostState.LEAVING).reason())
        .isEqualTo("another disk in the initramfs: /dev/disk/by-id/virtio-1 has another size:"
            + " expected 1000, got 2000");
    assertThat(ssh.commands()).noneMatch(command -> command.startsWith("anemos confirm"));
  }

  @Test
  void run_otherDeploymentInTheInitramfs_isNotConfirmed() {
    machine.status("another", "1000", "no");
    assertThat(failed(Phase.CONFIRM, HostState.LEAVING).reason())
        .contains(
            "wrong deployment in the initramfs: expected 20260101-000000-abcd-x, got another");
    assertThat(ssh.commands()).noneMatch(command -> command.startsWith("anemos confirm"));
  }

  private void failsInTheInitramfs(String written) {
    ssh.answer(command -> command.startsWith(FakeMachine.FOLLOW), _ -> {
      machine.status("20260101-000000-abcd-x", "1000", written);
      return FakeSshHost.answer("2 partition ok\n3 bootstrap failed apt gave up\n",
          new ExecResult.TimedOut());
    });
  }

  @Test
  void run_phaseFailsAfterWriting_showsTheLogWithoutSecrets() {
    failsInTheInitramfs("yes");
    assertThat(failed(Phase.BOOTSTRAP, HostState.WRITING).reason())
        .isEqualTo("apt gave up\nthe end of its log:\nE: no such package\n********");
  }

  @Test
  void run_phaseFailsBeforeWriting_isLeaving() {
    failsInTheInitramfs("no");
    failed(Phase.BOOTSTRAP, HostState.LEAVING);
  }

  @Test
  void run_initramfsHangsUpWithoutNews_isNotTriedForEver() {
    ssh.answer(command -> command.startsWith(FakeMachine.FOLLOW),
        FakeSshHost.answer("", new ExecResult.Disconnected("closed")))
        .answer(command -> command.startsWith(FakeMachine.FOLLOW + "1 "),
            FakeSshHost.answer("2 partition start\n", new ExecResult.Disconnected("closed")));
    assertThat(failed(Phase.PARTITION, HostState.OUT_OF_SIGHT).reason())
        .startsWith("the host was not reached again");
  }

  @Test
  void run_initramfsFallsSilent_endsInTime() {
    ssh.answer(command -> command.startsWith(FakeMachine.FOLLOW),
        FakeSshHost.answer("", new ExecResult.TimedOut()))
        .answer(command -> command.startsWith(FakeMachine.FOLLOW + "1 "),
            FakeSshHost.answer("2 partition start\n", new ExecResult.TimedOut()));
    assertThat(failed(Phase.PARTITION, HostState.WRITING).reason())
        .startsWith("no progress within");
  }

  @Test
  void run_oldSystemAfterReboot_isNotTakenForTheNewOne() {
    ssh.answer(command -> command.startsWith(FakeMachine.FOLLOW), _ -> {
      machine.intoOldSystem();
      return FakeSshHost.answer(FakeMachine.PROGRESS, new ExecResult.Disconnected("rebooting"));
    });
    assertThat(failed(Phase.REBOOT, HostState.REBOOTING).reason())
        .startsWith("another system than the new one has booted");
  }

  @Test
  void run_oldSystemAfterThePayloadBegan_saysThatItRunsAgain() {
    ssh.answer(command -> command.startsWith(FakeMachine.FOLLOW), _ -> {
      machine.intoOldSystem();
      return FakeSshHost.answer("1 confirm ok\n2 partition start\n",
          new ExecResult.Disconnected("power cut"));
    });
    assertThat(failed(Phase.PARTITION, HostState.OLD_SYSTEM_RETURNED).reason())
        .startsWith("another system than the new one has booted");
  }

  @Test
  void run_newSystemWithTheOldHostKey_failsAndIsNotTakenForKnown() {
    String old = ssh.hostKey();
    ssh.answer(command -> command.startsWith(FakeMachine.FOLLOW), _ -> {
      machine.intoNewSystem();
      ssh.hostKey(old);
      return FakeSshHost.answer(FakeMachine.PROGRESS, new ExecResult.Disconnected("rebooting"));
    });
    assertThat(failed(Phase.VERIFY, HostState.NEW_SYSTEM).reason())
        .isEqualTo("the new system does not show the SSH host key that it was sent: expected "
            + HostKeys.fingerprint(HostKeys.withoutComment(machine.newKey().publicKey()))
            + ", got " + HostKeys.fingerprint(old));
    assertThat(fixture.arrivals).isEmpty();
  }

  @Test
  void run_newSystemWithAHostKeyThatWasKept_isDone() {
    String old = ssh.hostKey();
    fixture.keeping("/etc/ssh");
    ssh.answer(FakeMachine.CHECK, FakeSshHost.out("boot_id=old-boot\ndisk_size=1000\nhost_key_1="
        + old + " /etc/ssh/ssh_host_ed25519_key\n"));
    ssh.answer(command -> command.startsWith(FakeMachine.FOLLOW), _ -> {
      machine.intoNewSystem();
      ssh.hostKey(old);
      return FakeSshHost.answer(FakeMachine.PROGRESS, new ExecResult.Disconnected("rebooting"));
    });
    assertThat(fixture.run(RunKind.DEPLOY)).allMatch(HostResult::isDone);
  }

  @Test
  void run_wrongSerial_failsWithTheNewSystemUp() {
    fixture.dns.serial(ADDRESS, RolloutFixture.ZONE, 7);
    assertThat(failed(Phase.VERIFY, HostState.NEW_SYSTEM).reason())
        .isEqualTo("example.org at 192.0.2.1 over UDP: expected serial 2026010101, got 7");
  }

  @Test
  void run_answersWithoutAuthorityOverTcp_fails() {
    fixture.dns.answer(ADDRESS, RolloutFixture.ZONE, Transport.TCP,
        new SoaAnswer.Answered(RolloutFixture.SERIAL, false));
    assertThat(failed(Phase.VERIFY, HostState.NEW_SYSTEM).reason())
        .isEqualTo("example.org at 192.0.2.1 over TCP: answered without authority (AA)");
  }

  @Test
  void run_interruptedInTheInitramfs_saysWhatStateThatIs() throws InterruptedException {
    CountDownLatch there = new CountDownLatch(1);
    ssh.answer(command -> command.startsWith(FakeMachine.FOLLOW), _ -> {
      there.countDown();
      ssh.cut();
      return FakeSshHost.answer("2 partition start\n", new ExecResult.Disconnected("reset"));
    });
    AtomicReference<List<HostResult>> results = new AtomicReference<>();
    Thread run = Thread.ofPlatform().start(() -> results.set(fixture.run(RunKind.INIT)));
    there.await();
    run.interrupt();
    run.join();
    assertThat(results.get()).singleElement().isInstanceOfSatisfying(HostResult.Failed.class, f -> {
      assertThat(f.reason()).isEqualTo("interrupted");
      assertThat(f.state()).isEqualTo(HostState.WRITING);
    });
  }
}
