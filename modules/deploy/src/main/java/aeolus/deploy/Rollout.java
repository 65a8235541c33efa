package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.anemos.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Carries a plan out, several hosts at the same time; what befalls one host leaves the others be. */
public final class Rollout {
  private final Workplace workplace;
  private final RunListener listener;

  /** Makes a rollout that tells a listener what happens. */
  public Rollout(Workplace workplace, RunListener listener) {
    this.workplace = workplace;
    this.listener = listener;
  }

  /**
   * Re-images the hosts of a plan and waits for all of them. An interrupt ends the work on each
   * host where it stands; the results say what state that is.
   *
   * @return a result for each host, in the plan's order
   */
  public List<HostResult> run(RunPlan plan, Artifacts artifacts) {
    Semaphore forks = new Semaphore(workplace.settings().forks(), true);
    try (ExecutorService hosts = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HostResult>> futures = new ArrayList<>();
      for (HostPlan host : plan.hosts()) {
        futures.add(hosts.submit(() -> one(host, plan.kind(), artifacts, forks)));
      }
      return collect(plan, futures, hosts);
    }
  }

  private static List<HostResult> collect(RunPlan plan, List<Future<HostResult>> futures,
      ExecutorService hosts) {
    List<HostResult> results = new ArrayList<>();
    boolean interrupted = false;
    for (int i = 0; i < futures.size();) {
      try {
        results.add(futures.get(i).get());
        i++;
      } catch (InterruptedException e) {
        interrupted = true;
        hosts.shutdownNow();
      } catch (ExecutionException e) {
        throw new IllegalStateException(plan.hosts().get(i).name(), e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return results;
  }

  private HostResult one(HostPlan host, RunKind kind, Artifacts artifacts, Semaphore forks) {
    try {
      forks.acquire();
    } catch (InterruptedException e) {
      return new HostResult.Skipped(host.name(), "interrupted before its turn");
    }
    try {
      return rollOut(host, kind, artifacts);
    } finally {
      forks.release();
    }
  }

  private HostResult rollOut(HostPlan host, RunKind kind, Artifacts artifacts) {
    long start = System.nanoTime();
    Reporter reporter = new Reporter(host.name(), listener, workplace.clock(), workplace.redact());
    HostRollout rollout = new HostRollout(host, kind, artifacts, workplace, reporter);
    try {
      Map<String, Long> serials = rollout.run();
      return new HostResult.Done(host.name(), since(start), host.deployment(), serials);
    } catch (HostFailure e) {
      return failed(reporter, host, start, e.phase(), e.getMessage(), e.state());
    } catch (InterruptedException e) {
      return failed(reporter, host, start, reporter.current(), "interrupted", rollout.state());
    } catch (AeolusException e) {
      return failed(reporter, host, start, reporter.current(), e.getMessage(), rollout.state());
    } catch (RuntimeException e) {
      return failed(reporter, host, start, reporter.current(), "internal error: " + e,
          rollout.state());
    }
  }

  private static HostResult failed(Reporter reporter, HostPlan host, long start, Phase phase,
      String reason, HostState state) {
    reporter.failed(phase, reason);
    return new HostResult.Failed(host.name(), since(start), phase, reporter.redact(reason), state);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
