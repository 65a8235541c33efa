package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.InvalidInputException;
import aeolus.core.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Has all processors at work on many things of one kind. */
final class Processors {
  private Processors() {}

  /**
   * Makes something of each.
   *
   * @param maker called from several threads at a time
   * @param problems takes what was wrong with those of which nothing could be made
   * @return what was made, in order
   */
  static <F, T> List<T> each(List<F> from, Problems problems, Function<F, T> maker) {
    int count = Math.min(from.size(), Runtime.getRuntime().availableProcessors());
    try (ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, count))) {
      List<Future<T>> answers = from.stream()
          .map(each -> threads.submit(() -> maker.apply(each)))
          .toList();
      try {
        return collect(answers, problems);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AeolusException(ExitCode.INTERRUPTED, "interrupted", e);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static <T> List<T> collect(List<Future<T>> answers, Problems problems)
      throws InterruptedException {
    List<T> made = new ArrayList<>();
    for (Future<T> answer : answers) {
      try {
        made.add(Answers.get(answer));
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    return made;
  }
}
