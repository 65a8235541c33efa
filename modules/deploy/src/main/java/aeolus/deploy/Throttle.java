package aeolus.deploy;

import java.time.Duration;
import java.util.function.LongConsumer;

/** Passes a count on at most a few times a second. */
final class Throttle implements LongConsumer {
  private static final long PAUSE = Duration.ofMillis(500).toNanos();

  private final LongConsumer next;
  private long last = System.nanoTime();

  Throttle(LongConsumer next) {
    this.next = next;
  }

  @Override
  public void accept(long count) {
    long now = System.nanoTime();
    if (now - last >= PAUSE) {
      last = now;
      next.accept(count);
    }
  }
}
