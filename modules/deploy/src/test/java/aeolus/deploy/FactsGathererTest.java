package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Problem;
import aeolus.ssh.ExecResult;
import aeolus.ssh.FailureKind;
import aeolus.ssh.testing.FakeSshHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactsGathererTest {
  private static final String SCRIPT = "sh -s";

  @TempDir
  private Path folder;
  private RolloutFixture fixture;
  private FakeSshHost ssh;

  @BeforeEach
  void setUp() throws IOException {
    fixture = new RolloutFixture(folder);
    ssh = fixture.tree("x", "192.0.2.1").ssh();
  }

  private HostPlan gather() throws InterruptedException {
    return new FactsGatherer(fixture.connector).gather(fixture.plan(RunKind.INIT))
        .hosts()
        .getFirst();
  }

  private static List<String> problems(HostPlan plan) {
    return plan.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void gather_hostIsFit_keepsItsFacts() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.out("os_id=debian\nmemory_mib=512\n"));
    HostPlan plan = gather();
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.facts().orElseThrow().number("memory_mib")).hasValue(512);
    assertThat(ssh.uploads()).isEmpty();
    assertThat(ssh.commandsRun().getFirst().stdin()).contains("trap 'rm -rf \"$dir\"' EXIT",
        "mode='init'\n", "disk='/dev/disk/by-id/virtio-1'\n");
  }

  @Test
  void gather_hostIsNotFit_givesEveryReason() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.exit(1, "anemos: not root\nanemos: no such disk\n"));
    assertThat(problems(gather())).containsExactly("x: not root", "x: no such disk");
  }

  @Test
  void gather_refusedLogin_isAProblemOfThatHostAlone() throws Exception {
    ssh.refuseNext(FailureKind.REFUSED, 1);
    fixture.script("y", "192.0.2.2").ssh().answer(SCRIPT, FakeSshHost.out("os_id=debian\n"));
    List<HostPlan> hosts = new FactsGatherer(fixture.connector).gather(fixture.plan(RunKind.INIT))
        .hosts();
    assertThat(problems(hosts.getFirst())).containsExactly("x: 192.0.2.1: REFUSED");
    assertThat(hosts.getFirst().facts()).isEmpty();
    assertThat(problems(hosts.getLast())).isEmpty();
    assertThat(hosts.getLast().facts()).isPresent();
  }

  @Test
  void gather_noAnswer_saysWhyInWords() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.answer("", new ExecResult.Disconnected("reset")));
    assertThat(problems(gather())).containsExactly("x: the connection was lost: reset");
    ssh.answer(SCRIPT, FakeSshHost.answer("", new ExecResult.TimedOut()));
    assertThat(problems(gather())).containsExactly("x: no answer within 60 s");
    ssh.answer(SCRIPT, FakeSshHost.answer("", new ExecResult.Killed("KILL")));
    assertThat(problems(gather())).containsExactly("x: killed by KILL");
  }

  @Test
  void gather_failsInSilence_isAProblemAllTheSame() throws InterruptedException {
    ssh.answer(SCRIPT, FakeSshHost.exit(2, ""));
    assertThat(problems(gather())).containsExactly("x: exit status 2");
  }
}
