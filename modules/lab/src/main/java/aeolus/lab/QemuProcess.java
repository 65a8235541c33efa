package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** The QEMU that a pid file tells of; takes no other process for it. */
final class QemuProcess {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path pidFile;

  QemuProcess(Path pidFile) {
    this.pidFile = pidFile;
  }

  /** Returns the process id, empty unless that process was started with this very pid file. */
  OptionalLong pid() {
    return number().filter(this::isOurs).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  boolean isRunning() {
    return pid().isPresent();
  }

  private Optional<Long> number() {
    try {
      return Optional.of(Long.valueOf(Files.readString(pidFile).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isOurs(long pid) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
      String[] words = new String(line, StandardCharsets.UTF_8).split("\0");
      int option = Arrays.asList(words).indexOf("-pidfile");
      return option >= 0 && option + 1 < words.length
          && words[option + 1].equals(pidFile.toString());
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends it at once, as a power cut does. */
  void kill() {
    pid().ifPresent(pid -> ProcessHandle.of(pid)
        .filter(handle -> isOurs(pid))
        .ifPresent(ProcessHandle::destroyForcibly));
  }

  /** Waits until it has ended; false where it has not by then. */
  boolean awaitEnd(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (isRunning()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Pause.of(PAUSE);
    }
    return true;
  }

  /** Waits until it has ended, or says that it does not. */
  void requireEnd(Duration timeout) {
    if (!awaitEnd(timeout)) {
      throw new AeolusException(ExitCode.FAILED, "QEMU (process " + pid().orElse(0)
          + ") does not end after " + timeout.toSeconds() + " s");
    }
  }
}
