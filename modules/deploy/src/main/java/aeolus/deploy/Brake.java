package aeolus.deploy;

import java.util.List;
import java.util.Optional;

/** Keeps hosts from being begun once something speaks against it. */
final class Brake {
  private final Runnable takeBack;
  private String reason = "";
  private FailureLimit limit = FailureLimit.NONE;
  private int hosts;
  private int failures;
  private boolean canary;

  /**
   * Makes one.
   *
   * @param takeBack takes back the hosts that have not been told to leave their system
   */
  Brake(Runnable takeBack) {
    this.takeBack = takeBack;
  }

  synchronized void limit(FailureLimit most, int ofHosts) {
    limit = most;
    hosts = ofHosts;
  }

  /** Has the next batch succeed wholly, as others follow it. */
  synchronized void canary(boolean isCanary) {
    canary = isCanary;
  }

  /** Returns why no other host is to be begun. */
  synchronized Optional<String> reason() {
    return Optional.of(reason).filter(text -> !text.isEmpty());
  }

  /** Takes note of how a host ended. */
  void note(HostResult result) {
    String why;
    synchronized (this) {
      failures += result instanceof HostResult.Failed ? 1 : 0;
      why = limit.isSet() ? excess() : loss(result);
    }
    if (!why.isEmpty()) {
      stop(why);
    }
  }

  private String excess() {
    return limit.isExceededBy(failures, hosts)
        ? failures + " failed, --max-failures is " + limit.word()
        : "";
  }

  /** What one host was lost by may be in wait for all others, too. */
  private static String loss(HostResult result) {
    return result instanceof HostResult.Failed failed && failed.state().isPastReturn()
        ? failed.host() + " failed with no way back; --max-failures N goes on all the same"
        : "";
  }

  /** Takes note of how a whole batch ended. */
  synchronized void judge(List<HostResult> results) {
    long failed = results.stream().filter(HostResult.Failed.class::isInstance).count();
    if (canary && failed > 0) {
      beginNoMore("the first batch did not succeed wholly");
    } else if (failed > 0 && failed == results.size()) {
      beginNoMore("all of the batch before failed");
    }
    canary = false;
  }

  /** Has no other host begun; the first reason counts. */
  synchronized void beginNoMore(String why) {
    reason = reason.isEmpty() ? why : reason;
  }

  void stop(String why) {
    beginNoMore(why);
    takeBack.run();
  }
}
