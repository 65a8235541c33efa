package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.ssh.testing.FakeSshHost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** A run of one host that is cut off, of which only the journal is left. */
final class CutOffFixture {
  static final String ID = "20260101-000000-abcd";
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  static final Consumer<String> NO_TROUBLE = trouble -> {
    throw new AssertionError(trouble);
  };

  final RolloutFixture fixture;
  final FakeMachine machine;
  final Path runs;
  private final FakeSshHost ssh;

  CutOffFixture(Path folder) throws IOException {
    fixture = new RolloutFixture(folder);
    machine = fixture.tree("x", "192.0.2.1");
    ssh = machine.ssh();
    runs = folder.resolve("runs");
  }

  Journal begin() {
    return Journal.begin(runs, fixture.plan(RunKind.INIT), Rolling.DEFAULT, RunSettings.DEFAULT,
        Map.of(), "me", NOW, CutOffFixture.NO_TROUBLE);
  }

  /** Runs until the host does something, at which the workstation dies, and notes what it wrote. */
  CutOffRun cutOffAt(String command) throws Exception {
    Journal journal = begin();
    fixture.cutOffAt(machine, command, journal);
    journal.close();
    fixture.events.clear();
    return CutOffRun.of(RunRecord.read(runs, ID));
  }

  HostResult resume(CutOffRun cutOff) {
    fixture.inFlight.putAll(cutOff.inFlight(fixture.plan(RunKind.INIT)));
    return fixture.run(RunKind.INIT).getFirst();
  }

  static void assertDone(HostResult result) {
    assertThat(result).isInstanceOfSatisfying(HostResult.Done.class,
        done -> assertThat(done.deployment()).isEqualTo(ID + "-x"));
  }

  /** Has the initramfs say that it failed, and be let begin again. */
  void failHalfWay() {
    machine.status(ID + "-x", "1000", "yes\nphase=bootstrap\nphase_state=failed");
    ssh.answer("wc -l <" + HostConf.FOLDER + "/progress", FakeSshHost.out("3\n"))
        .answer("anemos payload", FakeSshHost.out(""))
        .answer("anemos again", FakeSshHost.out(""));
  }

  /** Returns a plan in which the inventory has another disk by now. */
  static RunPlan onAnotherDisk(RunPlan plan) {
    return plan.with(plan.hosts()
        .stream()
        .map(host -> host.as(host.deployment(), "/dev/disk/by-id/other", host.bootstrap(),
            host.hostKeys(), host.zones()))
        .toList());
  }
}
