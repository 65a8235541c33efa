package aeolus.deploy;

import aeolus.ssh.testing.FakeSshHost;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What tests of runs that were cut off begin with. */
@Timeout(20)
abstract class CutOffRuns {
  @TempDir
  Path folder;
  CutOffFixture run;
  RolloutFixture fixture;
  FakeMachine machine;
  FakeSshHost ssh;
  Path runs;

  @BeforeEach
  void setUp() throws IOException {
    run = new CutOffFixture(folder);
    fixture = run.fixture;
    machine = run.machine;
    ssh = machine.ssh();
    runs = run.runs;
  }
}
