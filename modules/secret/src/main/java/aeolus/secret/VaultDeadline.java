package aeolus.secret;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Ends a process that takes too long. */
final class VaultDeadline implements AutoCloseable {
  private final Process process;
  private final CompletableFuture<Void> alarm;
  private volatile boolean past;

  VaultDeadline(Process process, long seconds) {
    this.process = process;
    Executor later = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
    this.alarm = CompletableFuture.runAsync(this::end, later);
  }

  private void end() {
    past = true;
    process.destroyForcibly();
  }

  boolean isPast() {
    return past;
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
