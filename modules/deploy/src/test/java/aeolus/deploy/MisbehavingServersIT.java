package aeolus.deploy;

import static aeolus.deploy.TestPush.zone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.anemos.Phase;
import aeolus.anemos.Progress.State;
import aeolus.zone.SoaAnswer;
import aeolus.zone.ZoneContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes to real servers that hang, are full, are cut off, or sign for themselves. */
@Timeout(120)
final class MisbehavingServersIT {
  private static final ZoneContent WANTED = zone(2, "www A 192.0.2.9\n");
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir
  private Path folder;
  private LoopbackServers servers;
  private TestPush pushes;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    servers = LoopbackServers.start(folder);
    pushes = new TestPush(servers);
  }

  @AfterEach
  void stop() {
    if (servers != null) {
      servers.close();
    }
  }

  private static HostResult.Failed failed(List<HostResult> results) {
    assertThat(results.getFirst()).isInstanceOf(HostResult.Failed.class);
    return (HostResult.Failed) results.getFirst();
  }

  private void assertOldFileAndAnswer() throws IOException {
    assertThat(servers.file("ns")).isEqualTo(TestPush.text(1, ""));
    assertThat(servers.soa("ns")).isEqualTo(new SoaAnswer.Answered(1, true));
  }

  private void assertHealedByASecondRun() {
    assertThat(pushes.within(LONG).push(WANTED, LONG, "ns")).allMatch(HostResult::isDone);
    assertThat(servers.soa("ns")).isEqualTo(new SoaAnswer.Answered(2, true));
    assertThat(servers.isClean("ns")).isTrue();
  }

  @Test
  void push_controlProgramHangs_isGivenUpAndTheOldFileIsBack() throws Exception {
    servers.add("ns", "nsd", TestPush.text(1, ""));
    servers.onReload("ns", "sleep 1000");

    HostResult.Failed failed = failed(pushes.within(Duration.ofSeconds(10))
        .push(WANTED, LONG,
            "ns"));
    assertThat(failed.phase()).isEqualTo(Phase.FILES);
    assertThat(failed.reason()).contains("did not come to an end within 2 s");
    assertThat(failed.state()).isEqualTo(HostState.ZONES_UNSURE);
    assertOldFileAndAnswer();
    servers.onCommandAsUsual("ns");
    assertHealedByASecondRun();
  }

  @Test
  void push_controlProgramHangsBeforeAnythingIsTouched_isGivenUp() throws Exception {
    servers.add("ns", "nsd", TestPush.text(1, ""));
    servers.onCommand("ns", "zonestatus*", "sleep 1000");

    HostResult.Failed failed = failed(pushes.within(Duration.ofSeconds(5))
        .push(WANTED, LONG,
            "ns"));
    assertThat(failed.reason()).contains("did not come to an end within 1 s");
    assertThat(failed.state()).isEqualTo(HostState.ZONES_UNTOUCHED);
    assertOldFileAndAnswer();
  }

  @Test
  void push_diskIsFull_isUntouched() throws Exception {
    servers.add("ns", "nsd", TestPush.text(1, ""));
    Path staging = Files.createDirectory(servers.zones("ns").resolve(".aeolus-staging"));
    assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=64k", "none", staging.toString()),
        "SKIPPED: not allowed to mount");
    try {
      StringBuilder large = new StringBuilder();
      for (int i = 0; i < 20_000; i++) {
        large.append("host").append(i).append(" A 192.0.2.9\n");
      }
      HostResult.Failed failed = failed(pushes.push(zone(2, large.toString()), LONG, "ns"));
      assertThat(failed.reason()).contains("No space left on device");
      assertThat(failed.state()).isEqualTo(HostState.ZONES_UNTOUCHED);
      assertOldFileAndAnswer();
    } finally {
      ran("umount", staging.toString());
    }
    assertHealedByASecondRun();
  }

  private static boolean ran(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Test
  void push_connectionIsCutBeforeReadingBack_isDoneAllTheSame() throws Exception {
    servers.add("ns", "nsd", TestPush.text(1, ""));
    pushes.telling(event -> {
      if (event.phase() == Phase.VERIFY && event.state() == State.START) {
        servers.cutConnections();
      }
    });

    assertThat(pushes.push(WANTED, LONG, "ns")).allMatch(HostResult::isDone);
    assertThat(servers.soa("ns")).isEqualTo(new SoaAnswer.Answered(2, true));
    // What is left of the staging folder is no hindrance to the next.
    pushes.telling(_ -> {});
    assertThat(pushes.push(zone(3, ""), LONG, "ns")).allMatch(HostResult::isDone);
    assertThat(servers.isClean("ns")).isTrue();
  }

  @Test
  void push_connectionIsCutWhileInstalling_logsInAgainAndPutsTheOldFileBack() throws Exception {
    servers.add("ns", "nsd", TestPush.text(1, ""));
    servers.onReload("ns", "[ -e $home/cut ] || { touch $home/cut; pkill -9 -P "
        + servers.sshd() + "; sleep 2; }");

    HostResult.Failed failed = failed(pushes.push(WANTED, LONG, "ns"));
    assertThat(failed.state()).isEqualTo(HostState.ZONES_RESTORED);
    assertOldFileAndAnswer();
    assertHealedByASecondRun();
  }

  @ParameterizedTest
  @ValueSource(strings = {"knot+signing", "bind+signing"})
  void push_serverSigns_newContentIsAwaitedAndThenNothingIsToBeDone(String kind) throws Exception {
    servers.add("ns", kind, TestPush.text(1, ""));
    awaitSignatures();
    SoaAnswer.Answered before = (SoaAnswer.Answered) servers.soa("ns");
    ZoneContent wanted = zone(before.serial() + 1, "www A 192.0.2.9\n");

    assertThat(pushes.push(wanted, LONG, "ns")).allMatch(HostResult::isDone);
    assertThat(TestPush.served(wanted, List.of(servers.host("ns"))).getFirst())
        .satisfies(served -> {
          assertThat(served.isSigned()).isTrue();
          assertThat(served.changesTo(wanted.records()).isEmpty()).isTrue();
        });
    assertThat(pushes.push(wanted, LONG, "ns")).isEmpty();

    // A serial that is ahead already is no proof of new content.
    servers.onReload("ns", "exit 0");
    HostResult.Failed failed = failed(pushes.push(zone(1, "web A 192.0.2.9\n"),
        Duration.ofMillis(500), "ns"));
    assertThat(failed.reason()).contains("what has changed is not served");
  }

  private void awaitSignatures() throws InterruptedException {
    Deadline deadline = Deadline.in(LONG);
    while (!TestPush.served(WANTED, List.of(servers.host("ns"))).getFirst().isSigned()) {
      assertThat(deadline.isOver()).as("not signed").isFalse();
      Thread.sleep(100);
    }
  }
}
