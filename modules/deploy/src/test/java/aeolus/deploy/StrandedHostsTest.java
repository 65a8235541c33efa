package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.ssh.FailureKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Goes on, by another run, with hosts that an earlier one left half written. */
final class StrandedHostsTest extends CutOffRuns {
  /** Plans another run, for which the host could not be logged in to. */
  private RunPlan another() {
    List<Problem> problems = List.of(Problem.error(Location.of("x"), "no answer"));
    return new RunPlan("20260102-000000-abcd", RunKind.DEPLOY, fixture.plan(RunKind.DEPLOY)
        .hosts()
        .stream()
        .map(
            host -> host.as("another", host.disk(), host.bootstrap(), host.hostKeys(), host.zones())
                .withFacts(Optional.empty(), problems))
        .toList(), List.of(), List.of());
  }

  private StrandedHosts.Found stranded() throws InterruptedException {
    return new StrandedHosts(fixture.connector, runs).find(another());
  }

  @Test
  void find_failedAfterWriting_goesOnByAnotherRun() throws Exception {
    run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    run.failHalfWay();
    StrandedHosts.Found found = stranded();
    assertThat(found.plan().obstacles()).isEmpty();
    assertThat(found.plan().warnings()).extracting(Problem::message)
        .containsExactly("waits in the initramfs of deployment " + CutOffFixture.ID
            + "-x, its disk half written; this run goes on there");
    assertThat(found.plan().hosts()).extracting(HostPlan::deployment)
        .containsExactly(CutOffFixture.ID + "-x");
    fixture.inFlight.putAll(found.inFlight());
    CutOffFixture.assertDone(fixture.run(RunKind.DEPLOY).getFirst());
    assertThat(ssh.commands()).contains("anemos again");
  }

  @Test
  void find_failedAfterWritingAndAnotherDiskIsPlanned_isAnObstacle() throws Exception {
    run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    run.failHalfWay();
    assertThat(
        new StrandedHosts(fixture.connector, runs).find(CutOffFixture.onAnotherDisk(another()))
            .plan()
            .obstacles())
        .extracting(Problem::message)
        .containsExactly("its initramfs was confirmed for the disk \"" + RolloutFixture.DISK
            + "\", the inventory has \"/dev/disk/by-id/other\": set aeolus_disk back, or have"
            + " the host boot another system first");
  }

  @Test
  void find_stillBeingWrittenByItsRun_isLeftAlone() throws Exception {
    run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    machine.status(CutOffFixture.ID + "-x", "1000", "yes\nphase=bootstrap\nphase_state=progress");
    StrandedHosts.Found found = stranded();
    assertThat(found.inFlight()).isEmpty();
    assertThat(found.plan().obstacles()).hasSize(1);
  }

  @Test
  void find_notThereOrNeverLeft_isLeftAlone() throws Exception {
    assertThat(stranded().inFlight()).isEmpty();
    run.cutOffAt("tail -n +1 -f /run/anemos/progress");
    run.failHalfWay();
    ssh.refuseNext(FailureKind.UNREACHABLE, 1);
    assertThat(stranded().inFlight()).isEmpty();
  }
}
