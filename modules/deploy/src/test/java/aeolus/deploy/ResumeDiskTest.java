package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.anemos.Phase;
import aeolus.core.AeolusException;
import aeolus.ssh.testing.FakeSshHost;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Takes up runs while disks, or what is known of them, are others than they were. */
final class ResumeDiskTest extends CutOffRuns {
  @Test
  void overwritten_hosts_areNamedWithTheirDisks() throws IOException {
    fixture.script("y", "192.0.2.2");
    assertThat(fixture.plan(RunKind.INIT).overwritten())
        .isEqualTo("  x  " + RolloutFixture.DISK + "\n  y  (script payload)\n");
  }

  private void assertNotBegun(HostResult result, Phase phase, String reason) {
    assertThat(result).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.phase()).isEqualTo(phase);
      assertThat(failed.state()).isEqualTo(HostState.UNTOUCHED);
      assertThat(failed.reason()).contains(reason);
    });
    assertThat(ssh.commands().stream().filter(FakeMachine.BOOT::equals)).hasSize(1);
  }

  @Test
  void resume_oldSystemIsBackWithAnotherDisk_touchesNothing() throws Exception {
    CutOffRun cutOff = run.cutOffAt(FakeMachine.STATUS);
    machine.intoOldSystem();
    ssh.answer("sh -s", FakeSshHost.out(FakeMachine.FACTS.replace("=1000", "=2000")));
    assertNotBegun(run.resume(cutOff), Phase.CHECK,
        "another disk than planned: " + RolloutFixture.DISK
            + " has another size: expected 1000, got 2000; run init plans it anew");
  }

  @Test
  void resume_oldSystemIsBackWithKeysToLose_goesOnByForceAlone() throws Exception {
    CutOffRun cutOff = run.cutOffAt(FakeMachine.STATUS);
    machine.intoOldSystem();
    ssh.answer("sh -s",
        FakeSshHost.out(FakeMachine.FACTS + "private_key_1=/var/lib/knot/keys\n"));
    assertNotBegun(run.resume(cutOff), Phase.CHECK, "its DNSSEC keys in /var/lib/knot/keys");
    fixture.rolling(Rolling.DEFAULT.withForce(true));
    CutOffFixture.assertDone(run.resume(cutOff));
  }

  @Test
  void resume_oldSystemIsBackAndUnfit_isRefused() throws Exception {
    CutOffRun cutOff = run.cutOffAt(FakeMachine.STATUS);
    machine.intoOldSystem();
    ssh.answer("sh -s", FakeSshHost.exit(1, "anemos: unknown disk"));
    assertNotBegun(run.resume(cutOff), Phase.CHECK, "unknown disk");
  }

  @Test
  void continuedBy_inventoryHasAnotherDisk_isRefused() throws Exception {
    CutOffRun cutOff = run.cutOffAt(FakeMachine.STATUS);
    RunPlan plan = fixture.plan(RunKind.INIT);
    assertThat(cutOff.continuedBy(plan).hosts()).isEqualTo(plan.hosts());
    assertThatThrownBy(() -> cutOff.continuedBy(CutOffFixture.onAnotherDisk(plan)))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("run " + CutOffFixture.ID + ": nothing was touched")
        .hasMessageContaining("x: planned for \"" + RolloutFixture.DISK
            + "\", the inventory has \"/dev/disk/by-id/other\"");
  }

  @Test
  void resume_failedAfterWritingAndAnotherDiskIsPlanned_sendsNothing() throws Exception {
    CutOffRun cutOff = run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    run.failHalfWay();
    int before = ssh.uploads().size();
    fixture.inFlight
        .putAll(cutOff.inFlight(CutOffFixture.onAnotherDisk(fixture.plan(RunKind.INIT))));
    assertThat(fixture.run(RunKind.INIT).getFirst()).isInstanceOfSatisfying(
        HostResult.Failed.class, failed -> {
          assertThat(failed.state()).isEqualTo(HostState.WRITING);
          assertThat(failed.reason()).contains("confirmed for the disk \"" + RolloutFixture.DISK);
        });
    assertThat(ssh.uploads()).hasSize(before);
  }

  /** Has the disk be told by its partition table, which is another one once it has been written. */
  private CutOffRun cutOffWithATable() throws Exception {
    ssh.answer(FakeMachine.CHECK, FakeSshHost.out("""
        boot_id=old-boot
        disk_size=1000
        disk_table=1
        os_id=debian
        memory_mib=1024
        """));
    return run.cutOffAt("tail -n +1 -f /run/anemos/progress");
  }

  @Test
  void resume_halfWrittenDiskHasItsNewTable_isTheSameDisk() throws Exception {
    CutOffRun cutOff = cutOffWithATable();
    run.failHalfWay();
    machine.status(CutOffFixture.ID + "-x", "1000",
        "yes\ndisk_table=2\nphase=bootstrap\nphase_state=failed");
    CutOffFixture.assertDone(run.resume(cutOff));
    assertThat(ssh.commands()).contains("anemos again");
  }

  @Test
  void resume_whileTheDiskIsWrittenWithItsNewTable_follows() throws Exception {
    CutOffRun cutOff = cutOffWithATable();
    machine.status(CutOffFixture.ID + "-x", "1000",
        "yes\ndisk_table=2\nphase=bootstrap\nphase_state=progress");
    CutOffFixture.assertDone(run.resume(cutOff));
  }

  @Test
  void resume_unwrittenDiskHasAnotherTable_isAnotherDisk() throws Exception {
    CutOffRun cutOff = cutOffWithATable();
    machine.status(CutOffFixture.ID + "-x", "1000",
        "no\ndisk_table=2\nphase=confirm\nphase_state=start");
    assertThat(run.resume(cutOff)).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.reason()).contains("has another table: expected 1, got 2");
      assertThat(failed.state()).isEqualTo(HostState.LEAVING);
    });
  }

  @Test
  void resume_halfWrittenDiskIsAnother_saysThatItIsHalfWritten() throws Exception {
    CutOffRun cutOff = run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    run.failHalfWay();
    machine.status(CutOffFixture.ID + "-x", "2000", "yes\nphase=bootstrap\nphase_state=failed");
    assertThat(run.resume(cutOff)).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.reason()).contains("has another size: expected 1000, got 2000");
      assertThat(failed.state()).isEqualTo(HostState.WRITING);
    });
  }
}
