package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Keeps two lab commands that change something from doing so at the same time. */
final class LabLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final FileChannel channel;

  private LabLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock, waiting for another command to end; {@code waiting} is run if there is one. */
  static LabLock take(Path file, Duration timeout, Runnable waiting) {
    FileChannel channel = Folder.doing(file, () -> FileChannel.open(file,
        StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    LabLock lock = new LabLock(channel);
    if (lock.tryLock(file)) {
      return lock;
    }
    waiting.run();
    long deadline = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() < deadline) {
      Pause.of(PAUSE);
      if (lock.tryLock(file)) {
        return lock;
      }
    }
    lock.close();
    throw new AeolusException(ExitCode.FAILED, "another lab command is still at work after "
        + timeout.toMinutes() + " minutes (" + file + " is locked)");
  }

  private boolean tryLock(Path file) {
    return Folder.doing(file, () -> {
      try {
        FileLock lock = channel.tryLock();
        return lock != null;
      } catch (OverlappingFileLockException e) {
        return false;
      }
    });
  }

  /** Does something while the lock is held. */
  void hold(Runnable work) {
    work.run();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, "lab: lock not released: " + e, e);
    }
  }
}
