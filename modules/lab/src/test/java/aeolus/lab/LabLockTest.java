package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabLockTest {
  @TempDir
  private Path temp;

  @Test
  void take_heldByAnother_waitsForItsEnd() throws Exception {
    AtomicBoolean released = new AtomicBoolean();
    CountDownLatch waiting = new CountDownLatch(1);
    LabLock first = LabLock.take(file(), Duration.ZERO, () -> {});
    Thread end = Thread.ofVirtual().start(() -> release(first, waiting, released));
    LabLock.take(file(), Duration.ofSeconds(30), waiting::countDown)
        .hold(() -> assertThat(released).isTrue());
    end.join();
  }

  private static void release(LabLock lock, CountDownLatch waiting, AtomicBoolean released) {
    try {
      waiting.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    released.set(true);
    lock.close();
  }

  @Test
  void take_neverReleased_givesUp() {
    try (LabLock held = LabLock.take(file(), Duration.ZERO, () -> {})) {
      held.hold(() -> assertThatThrownBy(() -> LabLock.take(file(), Duration.ZERO, () -> {}))
          .hasMessageContaining("another lab command"));
    }
  }

  private Path file() {
    return temp.resolve("lock");
  }
}
