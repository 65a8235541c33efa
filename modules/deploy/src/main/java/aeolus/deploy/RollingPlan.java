package aeolus.deploy;

import aeolus.core.Location;
import aeolus.core.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a run goes through its hosts, and what of their zones forbids to go faster, or at all. */
public final class RollingPlan {
  private static final int NAMED_AT_MOST = 3;

  private final Rolling rolling;
  private final RunPlan plan;
  private final List<GuardedZone> zones;
  private final Set<String> away;

  RollingPlan(Rolling rolling, RunPlan plan, List<GuardedZone> zones) {
    this(rolling, plan, zones, Set.of());
  }

  /** Makes a plan by which hosts that are away already take nothing away. */
  RollingPlan(Rolling rolling, RunPlan plan, List<GuardedZone> zones, Set<String> away) {
    this.away = Set.copyOf(away);
    this.rolling = rolling;
    this.plan = plan;
    this.zones = List.copyOf(zones);
  }

  /** Returns a plan for hosts none of whose zones anybody asks for. */
  static RollingPlan unguarded(Rolling rolling, RunPlan plan) {
    return new RollingPlan(rolling, plan, List.of());
  }

  /** Returns the rules that it follows. */
  public Rolling rolling() {
    return rolling;
  }

  RunKind kind() {
    return plan.kind();
  }

  /** Returns the zones of a host. */
  List<GuardedZone> zonesOf(String host) {
    return zones.stream()
        .filter(zone -> zone.servers()
            .stream()
            .anyMatch(server -> server.isHost() && server.name().equals(host)))
        .toList();
  }

  private boolean isLoss(GuardedZone zone, String host) {
    return !away.contains(host) && zone.losesBy(host, plan.kind());
  }

  private boolean isInRun(String name) {
    return plan.hosts().stream().anyMatch(host -> host.name().equals(name));
  }

  /** Returns the hosts of the run by which an answer for the zone is lost while they are away. */
  private List<String> losers(GuardedZone zone) {
    return plan.hosts()
        .stream()
        .map(HostPlan::name)
        .filter(host -> isLoss(zone, host))
        .toList();
  }

  /** Returns why the run may not begin: locks of other runs, zones that nobody would answer for. */
  public List<Problem> obstacles() {
    List<Problem> obstacles = new ArrayList<>();
    for (HostPlan host : plan.hosts()) {
      lock(host).filter(_ -> !rolling.stealLock())
          .ifPresent(lock -> obstacles.add(Problem.error(Location.of(host.name()), "locked by "
              + lock + "; --steal-lock takes it from a run that is gone")));
    }
    if (!rolling.allAtOnce()) {
      blocked().forEach((host, found) -> obstacles.add(Problem.error(Location.of(host),
          "can't be taken down: " + reasons(host, found)
              + "; --all-at-once does so all the same")));
    }
    return obstacles;
  }

  /** Returns the lock that another run has on a host, as its facts tell. */
  private Optional<String> lock(HostPlan host) {
    return host.facts().flatMap(facts -> facts.get("lock"));
  }

  /** Returns, in words, what a user has to know of before the run begins. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (rolling.stealLock()) {
      plan.hosts()
          .forEach(host -> lock(host).ifPresent(
              lock -> notes.add(host.name() + " is taken from " + lock)));
    }
    if (rolling.allAtOnce()) {
      dark().forEach(notes::add);
    } else {
      orders().forEach(notes::add);
    }
    idle().ifPresent(notes::add);
    if (!rolling.batches().words().isEmpty()) {
      notes.add("batches: " + rolling.batches()
          .of(plan.hosts(), host -> away.contains(host.name()))
          .stream()
          .map(batch -> batch.stream().map(HostPlan::name).collect(Collectors.joining(", ")))
          .collect(Collectors.joining(", then ")));
    }
    return notes;
  }

  /** Names hosts that may go at any time, as nobody gets an answer from them. */
  private Optional<String> idle() {
    List<String> idle = plan.hosts()
        .stream()
        .map(HostPlan::name)
        .filter(host -> !zonesOf(host).isEmpty()
            && zonesOf(host).stream().noneMatch(zone -> isLoss(zone, host)))
        .toList();
    return idle.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", idle) + ": no zone is answered there now, so"
            + " that nothing is taken away");
  }

  /** Says which hosts go one after the other, or so many at a time, and for which zones' sake. */
  private List<String> orders() {
    Map<String, List<String>> why = new LinkedHashMap<>();
    for (GuardedZone zone : zones) {
      List<String> losers = losers(zone);
      long standing = zone.servers()
          .stream()
          .filter(server -> isInRun(server.name()) || zone.isRight(server.name()))
          .count();
      long away = Math.max(1, standing - rolling.keepAnswering());
      if (losers.size() > away) {
        why.computeIfAbsent(String.join(", ", losers) + (away == 1
            ? ": one after the other"
            : ": no more than " + away + " away at a time"), _ -> new ArrayList<>())
            .add(zone.name());
      }
    }
    return why.entrySet()
        .stream()
        .map(each -> each.getKey() + ", because of " + (each.getValue().size() == 1
            ? "zone "
            : "zones ") + some(each.getValue()))
        .toList();
  }

  /** Says which zones nobody may answer for while the hosts are away all at once. */
  private List<String> dark() {
    List<String> dark = new ArrayList<>();
    for (GuardedZone zone : zones) {
      boolean remains = zone.servers()
          .stream()
          .anyMatch(server -> !isInRun(server.name()) && zone.isRight(server.name()));
      if (!remains && !losers(zone).isEmpty()) {
        dark.add(zone.name());
      }
    }
    return dark.isEmpty()
        ? List.of()
        : List.of("all at once: nobody answers meanwhile for zone " + String.join(", ", dark));
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(NAMED_AT_MOST, names.size())))
        + (names.size() > NAMED_AT_MOST ? " and " + (names.size() - NAMED_AT_MOST) + " more" : "");
  }

  /**
   * Goes through the run batch by batch, one host after the other, each coming back to answer right;
   * returns those whose turn can't come even so, with the zones that forbid it.
   */
  private Map<String, List<GuardedZone>> blocked() {
    Set<String> done = new HashSet<>();
    Map<String, List<GuardedZone>> blocked = new LinkedHashMap<>();
    rolling.batches()
        .of(plan.hosts(), host -> away.contains(host.name()))
        .forEach(batch -> blocked.putAll(blocked(batch, done)));
    return blocked;
  }

  /** Adds the others of the batch to those that are done. */
  private Map<String, List<GuardedZone>> blocked(List<HostPlan> batch, Set<String> done) {
    Map<String, List<GuardedZone>> blocked = new LinkedHashMap<>();
    boolean moved = true;
    while (moved) {
      blocked.clear();
      moved = false;
      for (HostPlan host : batch) {
        List<GuardedZone> forbidding = done.contains(host.name())
            ? List.of()
            : zonesOf(host.name()).stream().filter(zone -> forbids(zone, host, done)).toList();
        if (forbidding.isEmpty()) {
          moved |= done.add(host.name());
        } else {
          blocked.put(host.name(), forbidding);
        }
      }
    }
    return blocked;
  }

  private boolean forbids(GuardedZone zone, HostPlan host, Set<String> done) {
    return isLoss(zone, host.name()) && zone.servers()
        .stream()
        .filter(server -> !server.name().equals(host.name()))
        .filter(server -> done.contains(server.name()) || zone.isRight(server.name()))
        .count() < rolling.keepAnswering();
  }

  private String reasons(String host, List<GuardedZone> found) {
    Map<String, List<String>> why = new LinkedHashMap<>();
    found.forEach(zone -> why.computeIfAbsent(reason(host, zone), _ -> new ArrayList<>())
        .add(zone.name()));
    return why.entrySet()
        .stream()
        .map(each -> "zone " + some(each.getValue()) + " " + each.getKey())
        .collect(Collectors.joining("; "));
  }

  private String reason(String host, GuardedZone zone) {
    List<String> others = zone.servers()
        .stream()
        .filter(server -> !server.name().equals(host))
        .map(server -> server.name() + (zone.isRight(server.name())
            ? " answers right"
            : " does not (" + zone.wrong(zone.answers().get(server.name())) + ")"
                + later(host, server.name())))
        .toList();
    return others.isEmpty()
        ? "is served there alone"
        : "needs " + rolling.keepAnswering() + " other to answer right: "
            + String.join(", ", others);
  }

  /** Says where a host would be put right only after another has had its turn. */
  private String later(String host, String other) {
    return batchOf(other) > batchOf(host)
        ? " and comes in a later batch (--serial " + rolling.batches() + ")"
        : "";
  }

  private int batchOf(String host) {
    List<List<HostPlan>> batches = rolling.batches()
        .of(plan.hosts(), each -> away.contains(each.name()));
    return batches.stream()
        .filter(batch -> batch.stream().anyMatch(each -> each.name().equals(host)))
        .map(batches::indexOf)
        .findFirst()
        .orElse(-1);
  }

  /** Returns the fields of a JSON object. */
  public Map<String, Object> asMap() {
    Map<String, Object> fields = new LinkedHashMap<>(rolling.asMap());
    fields.put("notes", notes());
    fields.put("obstacles", obstacles().stream().map(Problem::toString).toList());
    return fields;
  }
}
