package aeolus.deploy;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what other threads are finding out. */
final class Answers {
  private Answers() {}

  /** Returns an answer, or throws what its thread threw. */
  static <T> T get(Future<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
