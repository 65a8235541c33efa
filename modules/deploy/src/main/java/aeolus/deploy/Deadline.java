package aeolus.deploy;

import java.time.Duration;

/** A point in time after which waiting ends, by the monotonic clock. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Sleeps for a while, or until the end where that is sooner. */
  void pause(Duration duration) throws InterruptedException {
    Duration left = left();
    Thread.sleep(duration.compareTo(left) < 0 ? duration : left);
  }
}
