package aeolus.deploy;

import aeolus.anemos.Phase;
import aeolus.zone.DnsClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a host be taken down only while each of its zones is answered right by others, asked there
 * and then. One host at a time is judged: two that stand in for each other can't both go.
 */
final class Gate {
  /** Asking is worth little while a host that is away is the reason. */
  private static final int ROUNDS_SAVED = 5;

  private final RollingPlan plan;
  private final ZoneProbe probe;
  private final Duration pause;
  private final ReentrantLock judging = new ReentrantLock();
  private final Condition changed = judging.newCondition();
  private final Set<String> away = new HashSet<>();
  private int returns;

  Gate(RollingPlan plan, DnsClient dns, Duration pause) {
    this.plan = plan;
    this.probe = new ZoneProbe(dns);
    this.pause = pause;
  }

  /** A zone that a host is needed for, and why. */
  private record Need(GuardedZone zone, List<String> reasons) {}

  /**
   * Waits until a host may be taken down, and takes it for away from then on.
   *
   * @throws HostFailure where other nameservers do not answer right in time
   */
  void leave(String host, Reporter reporter) throws InterruptedException {
    Deadline deadline = Deadline.in(plan.rolling().patience());
    while (true) {
      Optional<String> reason = judge(host);
      if (reason.isEmpty()) {
        return;
      }
      if (deadline.isOver()) {
        throw new HostFailure(Phase.BOOT, HostState.UNTOUCHED, "not taken down: " + reason.get());
      }
      reporter.progress(Phase.BOOT, "waiting: " + reason.get());
      if (awaitChange()) {
        deadline = Deadline.in(plan.rolling().patience());
      }
    }
  }

  /** Takes note of a host that was away before this run was taken up. */
  void isAway(String host) {
    judging.lock();
    try {
      away.add(host);
    } finally {
      judging.unlock();
    }
  }

  /** Takes note of a host that is away no more, whatever came of it: it will be asked. */
  void back(String host) {
    judging.lock();
    try {
      away.remove(host);
      returns++;
      changed.signalAll();
    } finally {
      judging.unlock();
    }
  }

  /**
   * Waits for a while, or until a host has come back. Tells whether any is away: they have bounds of
   * their own and are the likely reason, so that no other patience is needed meanwhile.
   */
  private boolean awaitChange() throws InterruptedException {
    judging.lockInterruptibly();
    try {
      boolean any = !away.isEmpty();
      int before = returns;
      long nanos = any ? pause.multipliedBy(ROUNDS_SAVED).toNanos() : pause.toNanos();
      while (returns == before && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return any || returns != before;
    } finally {
      judging.unlock();
    }
  }

  /** Says why a host may not be taken down now; otherwise it counts as away. */
  private Optional<String> judge(String host) throws InterruptedException {
    judging.lockInterruptibly();
    try {
      List<Need> needs = plan.rolling().allAtOnce() ? List.of() : needs(host);
      if (needs.isEmpty()) {
        away.add(host);
        return Optional.empty();
      }
      Need first = needs.getFirst();
      return Optional.of("zone " + first.zone().name() + (needs.size() > 1
          ? " (and " + (needs.size() - 1) + " more)"
          : "") + " needs " + plan.rolling().keepAnswering() + " other nameserver to answer right; "
          + (first.reasons().isEmpty()
              ? "there is none"
              : String.join(", ", first.reasons())));
    } finally {
      judging.unlock();
    }
  }

  private List<Need> needs(String host) throws InterruptedException {
    List<GuardedZone> zones = plan.zonesOf(host);
    Map<ZoneProbe.Question, ZoneAnswer> answers = probe.ask(zones.stream()
        .flatMap(zone -> zone.servers()
            .stream()
            .filter(server -> server.name().equals(host) || isCounted(server))
            .map(server -> new ZoneProbe.Question(server, zone.name())))
        .toList());
    List<Need> needs = new ArrayList<>();
    for (GuardedZone zone : zones) {
      Map<String, ZoneAnswer> said = said(zone, answers);
      if (GuardedZone.isLoss(said.get(host), plan.kind())
          && right(zone, host, said) < plan.rolling().keepAnswering()) {
        needs.add(new Need(zone, reasons(zone, host, said)));
      }
    }
    return needs;
  }

  private boolean isCounted(Nameserver server) {
    return !(server.isHost() && away.contains(server.name()));
  }

  private static Map<String, ZoneAnswer> said(GuardedZone zone,
      Map<ZoneProbe.Question, ZoneAnswer> answers) {
    Map<String, ZoneAnswer> said = new LinkedHashMap<>();
    for (Nameserver server : zone.servers()) {
      ZoneAnswer answer = answers.get(new ZoneProbe.Question(server, zone.name()));
      if (answer != null) {
        said.put(server.name(), answer);
      }
    }
    return said;
  }

  private static long right(GuardedZone zone, String host, Map<String, ZoneAnswer> said) {
    return said.entrySet()
        .stream()
        .filter(each -> !each.getKey().equals(host) && zone.wrong(each.getValue()).isEmpty())
        .count();
  }

  private static List<String> reasons(GuardedZone zone, String host, Map<String, ZoneAnswer> said) {
    return zone.servers()
        .stream()
        .map(Nameserver::name)
        .filter(name -> !name.equals(host))
        .map(name -> name + (said.containsKey(name)
            ? ": " + right(zone.wrong(said.get(name)))
            : " is away"))
        .toList();
  }

  private static String right(String wrong) {
    return wrong.isEmpty() ? "right" : wrong;
  }
}
