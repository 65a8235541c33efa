package aeolus.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits for what other threads are finding out. */
final class Answers {
  /** What is cut off may have a question open or a session to close. */
  private static final long GRACE_SECONDS = 1;

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

  /**
   * Asks all at once and returns the answers in the order of the questions. An interrupt does not
   * wait for those that are still to come, as leaving the executor to be closed would.
   *
   * @param heard takes each answer as it comes, called by this thread
   */
  static <T> List<T> all(List<Callable<T>> questions, Consumer<T> heard)
      throws InterruptedException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return all(questions, heard, new ExecutorCompletionService<>(threads));
    } catch (InterruptedException e) {
      threads.shutdownNow();
      boolean _ = threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> List<T> all(List<Callable<T>> questions, Consumer<T> heard,
      CompletionService<T> threads) throws InterruptedException {
    List<Future<T>> asked = questions.stream().map(threads::submit).toList();
    for (Future<T> _ : asked) {
      heard.accept(get(threads.take()));
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> answer : asked) {
      answers.add(get(answer));
    }
    return answers;
  }
}
