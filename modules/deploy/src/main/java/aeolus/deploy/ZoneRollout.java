package aeolus.deploy;

import aeolus.anemos.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pushes zones to one host after the other, never to the next before this one answers right. */
public final class ZoneRollout {
  private final Workplace workplace;
  private final RunListener listener;
  private final EarlyLogins logins;

  /**
   * Makes a rollout that tells a listener what happens.
   *
   * @param logins used where they were begun already
   */
  public ZoneRollout(Workplace workplace, RunListener listener, EarlyLogins logins) {
    this.workplace = workplace;
    this.listener = listener;
    this.logins = logins;
  }

  /**
   * Pushes.
   *
   * @param stealLock whether not to heed that another run has a host
   * @return a result for each host, in the plan's order
   */
  public List<HostResult> run(ZonePushPlan plan, boolean stealLock) {
    List<HostResult> results = new ArrayList<>();
    String stop = "";
    for (HostZones host : plan.hosts()) {
      if (stop.isEmpty() && Thread.currentThread().isInterrupted()) {
        stop = "interrupted before its turn";
      }
      HostResult result = stop.isEmpty()
          ? one(host, stealLock)
          : new HostResult.Skipped(host.name(), stop);
      results.add(result);
      if (!result.isDone() && stop.isEmpty()) {
        stop = "not tried, as " + host.name() + " failed";
      }
    }
    return results;
  }

  private HostResult one(HostZones host, boolean stealLock) {
    long start = System.nanoTime();
    Reporter reporter = new Reporter(host.name(), listener, workplace.clock(), workplace.redact());
    try {
      Map<String, Long> serials = new ZonePush(host, workplace,
          () -> logins.take(host.target()), stealLock, reporter).run();
      return new HostResult.Done(host.name(), since(start), "", serials);
    } catch (HostFailure e) {
      return failed(reporter, host, start, e.phase(), e.getMessage(), e.state());
    } catch (RuntimeException e) {
      return failed(reporter, host, start, reporter.current(), "internal error: " + e,
          HostState.ZONES_UNSURE);
    }
  }

  private static HostResult failed(Reporter reporter, HostZones host, long start, Phase phase,
      String reason, HostState state) {
    reporter.failed(phase, reason);
    return new HostResult.Failed(host.name(), since(start), phase, reporter.redact(reason), state);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
