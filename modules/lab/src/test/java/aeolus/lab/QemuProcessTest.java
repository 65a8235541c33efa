package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QemuProcessTest {
  @TempDir
  private Path temp;

  @Test
  void kill_pidOfAnotherProgram_leavesItAlone() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      QemuProcess process = process(other.pid());
      assertThat(process.isRunning()).isFalse();
      process.kill();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void kill_ownProcess_endsIt() throws Exception {
    Path pidFile = temp.resolve("qemu.pid");
    Process own = new ProcessBuilder("sh", "-c", "while :; do sleep 0.1; done", "qemu", "-pidfile",
        pidFile.toString()).start();
    QemuProcess process = process(own.pid());
    assertThat(process.pid()).hasValue(own.pid());
    process.kill();
    assertThat(process.awaitEnd(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void pid_noOrBrokenFile_isEmpty() throws Exception {
    assertThat(new QemuProcess(temp.resolve("none")).pid()).isEmpty();
    Files.writeString(temp.resolve("broken"), "x\n");
    assertThat(new QemuProcess(temp.resolve("broken")).pid()).isEmpty();
  }

  private QemuProcess process(long pid) throws Exception {
    Files.writeString(temp.resolve("qemu.pid"), pid + "\n");
    return new QemuProcess(temp.resolve("qemu.pid"));
  }
}
