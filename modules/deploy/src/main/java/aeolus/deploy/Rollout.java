package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.core.AeolusException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Carries a plan out, several hosts at the same time as far as their zones allow; what befalls one
 * host leaves the others be, unless too many fail.
 */
public final class Rollout {
  private final Workplace workplace;
  private final RunListener listener;
  private final Milestones milestones;
  private final Brake brake;
  private final Map<String, HostRollout> atWork = new ConcurrentHashMap<>();

  /** Makes a rollout that tells a listener what happens, and others what has to outlast it. */
  public Rollout(Workplace workplace, RunListener listener, Milestones milestones) {
    this.workplace = workplace;
    this.listener = listener;
    this.milestones = milestones;
    this.brake = new Brake(() -> atWork.values().forEach(HostRollout::cancel));
  }

  /**
   * Re-images the hosts of a plan and waits for all of them. An interrupt ends the work on each
   * host where it stands; the results say what state that is.
   *
   * @param who works on them and from where, for locks to say: {@code USER@WORKSTATION}
   * @param departures how hosts were left before, where the run is taken up again
   * @return a result for each host, in the plan's order
   */
  public List<HostResult> run(RunPlan plan, RollingPlan rolling, Artifacts artifacts,
      String who, Map<String, InFlight> departures) {
    Gate gate = new Gate(rolling, workplace.dns(), workplace.settings().pause());
    departures.keySet().forEach(gate::isAway);
    RunScope scope = new RunScope(plan.kind(), artifacts, workplace, rolling.rolling(), gate,
        HostLock.of(plan.id(), who, workplace.clock().instant()), milestones);
    brake.limit(rolling.rolling().maxFailures(), plan.hosts().size());
    Map<String, HostResult> results = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      boolean interrupted = false;
      for (List<HostPlan> batch : batches(plan, rolling.rolling(), departures)) {
        interrupted |= work(batch, scope, departures, threads, results);
        brake.judge(batch.stream().map(host -> results.get(host.name())).toList());
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return plan.hosts().stream().map(host -> results.get(host.name())).toList();
  }

  /** A host that is between two systems can't wait. */
  private List<List<HostPlan>> batches(RunPlan plan, Rolling rolling,
      Map<String, InFlight> departures) {
    List<List<HostPlan>> batches = rolling.batches()
        .of(plan.hosts(), host -> departures.containsKey(host.name()));
    brake.canary(batches.size() > 1);
    return batches;
  }

  /** Returns whether it was interrupted meanwhile. */
  private boolean work(List<HostPlan> batch, RunScope scope, Map<String, InFlight> departures,
      ExecutorService threads, Map<String, HostResult> results) {
    Semaphore forks = new Semaphore(workplace.settings().forks(), true);
    List<Future<HostResult>> futures = new ArrayList<>();
    for (HostPlan host : batch) {
      Optional<InFlight> departure = Optional.ofNullable(departures.get(host.name()));
      futures.add(threads.submit(() -> one(host, departure, scope, forks)));
    }
    return collect(batch, futures, results);
  }

  private boolean collect(List<HostPlan> batch, List<Future<HostResult>> futures,
      Map<String, HostResult> results) {
    boolean interrupted = false;
    for (int i = 0; i < futures.size();) {
      try {
        results.put(batch.get(i).name(), futures.get(i).get());
        i++;
      } catch (InterruptedException e) {
        interrupted = true;
        leave();
      } catch (ExecutionException e) {
        throw new IllegalStateException(batch.get(i).name(), e.getCause());
      }
    }
    return interrupted;
  }

  /** Ends the work on all hosts; what was only prepared is taken back. */
  private void leave() {
    stop("interrupted");
    atWork.values().forEach(HostRollout::interrupt);
  }

  private HostResult one(HostPlan host, Optional<InFlight> departure, RunScope scope,
      Semaphore forks) {
    boolean waits = departure.isEmpty();
    if (waits) {
      forks.acquireUninterruptibly();
    }
    try {
      HostResult result = brake.reason()
          .filter(_ -> waits)
          .<HostResult>map(reason -> notBegun(host, reason))
          .orElseGet(() -> rollOut(host, departure, scope));
      milestones.result(result, workplace.clock().instant());
      // Before the next one gets its turn.
      brake.note(result);
      return result;
    } finally {
      // Not sooner: whoever waits for this host would be let go though it was lost.
      scope.gate().back(host.name());
      if (waits) {
        forks.release();
      }
    }
  }

  private HostResult rollOut(HostPlan host, Optional<InFlight> departure, RunScope scope) {
    long start = System.nanoTime();
    Reporter reporter = new Reporter(host.name(), listener, workplace.clock(), workplace.redact());
    HostRollout rollout = new HostRollout(host, scope, reporter);
    atWork.put(host.name(), rollout);
    if (departure.isEmpty() && brake.reason().isPresent()) {
      rollout.cancel();
    }
    try {
      if (departure.isEmpty()) {
        host.requireFit();
      }
      Map<String, Long> serials = rollout.run(departure);
      return new HostResult.Done(host.name(), since(start), rollout.deployment(), serials);
    } catch (HostFailure e) {
      return failed(rollout, reporter, host, start, e.phase(), e.getMessage(), e.state());
    } catch (InterruptedException e) {
      return failed(rollout, reporter, host, start, reporter.current(), "interrupted",
          rollout.state());
    } catch (AeolusException e) {
      return failed(rollout, reporter, host, start, reporter.current(), e.getMessage(),
          rollout.state());
    } catch (RuntimeException e) {
      return failed(rollout, reporter, host, start, reporter.current(), "internal error: " + e,
          rollout.state());
    } finally {
      atWork.remove(host.name());
      // Whoever interrupted the work meant no more than that.
      Thread.interrupted();
    }
  }

  private HostResult failed(HostRollout rollout, Reporter reporter, HostPlan host, long start,
      Phase phase, String reason, HostState state) {
    if (rollout.isCancelled()) {
      String why = brake.reason().orElse("cancelled");
      boolean stays = reason.contains(Leaving.LOCK_STAYS);
      reporter.failed(phase,
          why + "; " + (stays ? Leaving.LOCK_STAYS : "what was prepared was taken back"));
      return notBegun(host, stays ? why + "\n" + Leaving.LOCK_STAYS : why);
    }
    reporter.failed(phase, reason);
    return new HostResult.Failed(host.name(), since(start), phase, reporter.redact(reason), state);
  }

  private static HostResult.Skipped notBegun(HostPlan host, String reason) {
    return new HostResult.Skipped(host.name(), "not begun: " + reason);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /**
   * What is being done to one host.
   *
   * @param state what it would be left as
   * @param left whether it has been told to leave its old system, so that there is no way back
   */
  public record AtWork(String host, Phase phase, HostState state, boolean left) {}

  /** Returns the hosts that are being worked on, sorted by name. */
  public List<AtWork> atWork() {
    return atWork.entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> new AtWork(each.getKey(), each.getValue().phase(), each.getValue().state(),
            each.getValue().hasLeft()))
        .toList();
  }

  /** Begins no other host, and takes back those that have not been told to leave their system. */
  public void stop(String reason) {
    brake.stop(reason);
  }

  /** Begins no other host; goes on with all that were begun. */
  public void finish(String reason) {
    brake.beginNoMore(reason);
  }
}
