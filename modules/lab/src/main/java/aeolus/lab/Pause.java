package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.time.Duration;

/** Waits between two looks at something. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AeolusException(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }
}
