package aeolus.zone.differential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Tries seeds, as many at a time as there are processors. */
final class Seeds {
  private Seeds() {}

  /** Tries a seed; returns what is wrong. */
  interface Trial {
    Optional<String> run(long seed) throws IOException;
  }

  /**
   * Returns all failures, each with its seed.
   *
   * @param property the end of the name of the system property that says how many
   */
  static List<String> failures(String property, int count, Trial trial) {
    long first = Long.getLong("aeolus.differential.seed", 1);
    int seeds = Integer.getInteger("aeolus.differential." + property, count);
    try (ExecutorService pool = Executors
        .newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<Optional<String>>> all = LongStream.range(first, first + seeds)
          .mapToObj(seed -> pool.submit(
              () -> trial.run(seed).map(failure -> "seed " + seed + ": " + failure + "\n")))
          .toList();
      List<String> failures = new ArrayList<>();
      for (Future<Optional<String>> each : all) {
        each.get().ifPresent(failures::add);
      }
      return failures;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
