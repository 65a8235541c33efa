package aeolus.ssh.mina;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work on a thread of its own, so that neither a deadline nor an interrupt of the caller has
 * to wait for MINA, some of whose waits swallow interrupts.
 */
final class Bounded {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private Bounded() {}

  /**
   * Returns what the work returns.
   *
   * @param stop makes the work end when it is late or the caller was interrupted
   * @throws TimeoutException where it did not end in time
   * @throws InterruptedException where the caller was interrupted
   */
  static <T> T call(Callable<T> work, Duration timeout, Runnable stop)
      throws IOException, TimeoutException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread worker = Thread.ofVirtual().name("ssh").start(task);
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } finally {
      if (!task.isDone()) {
        stop.run();
        worker.interrupt();
        worker.join(GRACE);
      }
    }
  }

  private static RuntimeException unwrapped(Throwable cause) throws IOException {
    switch (cause) {
      case IOException e -> throw e;
      case Error e -> throw e;
      case RuntimeException e -> throw e;
      default -> throw new IOException(cause);
    }
  }
}
