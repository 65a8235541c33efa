package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the lock's commands in a real shell, on a folder that takes the place of /run/anemos. */
final class HostLockTest {
  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir
  private Path folder;
  private Path dir;

  @BeforeEach
  void setUp() throws IOException {
    dir = folder.resolve("run").resolve("anemos");
    program("id", "echo 0");
    program("stat", "echo tmpfs");
    program("umount", "exit 1");
  }

  private void program(String name, String text) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static HostLock lock(String run) {
    return HostLock.of(run, "me@here", SINCE);
  }

  private String sh(String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c",
        command.replace("/run/anemos", dir.toString()));
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (old, own) -> own + old);
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return out.strip() + (process.waitFor() == 0 ? "" : " status " + process.exitValue());
  }

  @Test
  void take_free_isTakenWithWhoAndSinceWhen() throws Exception {
    assertThat(sh(lock("r1").take())).isEqualTo("me@here run r1 since 2026-01-01T00:00:00Z");
    assertThat(sh(HostLock.show())).isEqualTo(lock("r1").text());
    assertThat(files()).containsExactly("lock");
  }

  @Test
  void take_taken_tellsWhoHasIt() throws Exception {
    sh(lock("r1").take());
    assertThat(sh(lock("r2").take())).isEqualTo(lock("r1").text());
    assertThat(files()).containsExactly("lock");
    assertThat(lock("r2").isOfSameRun(lock("r1").text())).isFalse();
    assertThat(lock("r1").isOfSameRun("other@there run r1 since 2025")).isTrue();
  }

  @Test
  void take_byManyAtOnce_oneHasIt() throws Exception {
    List<Callable<String>> runs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      HostLock lock = lock("r" + i);
      runs.add(() -> sh(lock.take()));
    }
    Set<String> holders = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (Future<String> holder : threads.invokeAll(runs)) {
        holders.add(holder.get());
      }
    }
    assertThat(holders).hasSize(1).allMatch(text -> text.startsWith("me@here run r"));
  }

  @Test
  void steal_taken_isTaken() throws Exception {
    sh(lock("r1").take());
    assertThat(sh(lock("r2").steal())).isEqualTo(lock("r2").text());
    assertThat(sh(HostLock.show())).isEqualTo(lock("r2").text());
  }

  @Test
  void clear_leftovers_leavesTheLockAlone() throws Exception {
    sh(lock("r1").take());
    Files.writeString(dir.resolve("payload.tar"), "secret");
    Files.createDirectories(dir.resolve("stage").resolve("deep"));
    assertThat(sh(HostLock.clear())).isEmpty();
    assertThat(files()).containsExactly("lock");
  }

  @Test
  void clear_forgottenPrepare_isEndedWithItsChild() throws Exception {
    sh(lock("r1").take());
    // A shell that waits for a child, as anemos does for kexec.
    Path anemos = Files.writeString(dir.resolve("anemos"), "sleep 60\necho\n");
    Process prepare = new ProcessBuilder("sh", anemos.toString(), "prepare").start();
    Files.writeString(dir.resolve("prepare.pid"), prepare.pid() + "\n");
    while (prepare.children().findAny().isEmpty()) {
      Thread.onSpinWait();
    }
    ProcessHandle child = prepare.children().findAny().get();
    sh(HostLock.clear());
    assertThat(prepare.waitFor()).isNotZero();
    child.onExit().get();
    assertThat(files()).containsExactly("lock");
  }

  @Test
  void clear_pidOfAnother_isLeftAlone() throws Exception {
    sh(lock("r1").take());
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(dir.resolve("prepare.pid"), other.pid() + "\n");
      sh(HostLock.clear());
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroy();
    }
  }

  @Test
  void abort_beforeTheProgramWasSent_givesTheLockBack() throws Exception {
    sh(lock("r1").take());
    sh(lock("r1").abort());
    assertThat(files()).doesNotContain("lock");
    assertThat(sh(lock("r2").take())).isEqualTo(lock("r2").text());
  }

  @Test
  void abort_lockWasStolen_leavesWhatTheOtherRunHasThere() throws Exception {
    sh(lock("r1").take());
    sh(lock("r2").steal());
    Files.writeString(dir.resolve("payload.tar"), "of r2");
    assertThat(sh(lock("r1").abort())).isEqualTo("the lock was taken by " + lock("r2").text()
        + ", host left as it is status 1");
    assertThat(files()).containsExactly("lock", "payload.tar");
  }

  @Test
  void whileOwn_byLock_runsForItsOwnRunAlone() throws Exception {
    assertThat(sh(lock("r1").whileOwn("echo ran"))).contains("taken by a run that is gone")
        .endsWith("status 1");
    sh(lock("r1").take());
    assertThat(sh(lock("r1").whileOwn("echo ran"))).isEqualTo("ran");
    assertThat(sh(HostLock.of("r1", "other@there", Instant.EPOCH).whileOwn("echo ran")))
        .isEqualTo("ran");
    assertThat(sh(lock("r").whileOwn("echo ran"))).contains("taken by me@here run r1 since ")
        .endsWith("status 1");
  }

  @Test
  void unlessTaken_byLock_runsWithoutOneToo() throws Exception {
    assertThat(sh(lock("r1").unlessTaken("echo ran"))).isEqualTo("ran");
    sh(lock("r1").take());
    assertThat(sh(lock("r1").unlessTaken("echo ran"))).isEqualTo("ran");
    assertThat(sh(lock("r2").unlessTaken("echo ran"))).isEmpty();
  }

  @Test
  void expectNone_byLock_goesOnWithoutOneAlone() throws Exception {
    assertThat(sh("set -eu; " + HostLock.expectNone() + "echo ran")).isEqualTo("ran");
    sh(lock("r1").take());
    assertThat(sh("set -eu; " + HostLock.expectNone() + "echo ran")).isEqualTo("locked by "
        + lock("r1").text() + "; --steal-lock pushes all the same status 1");
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
