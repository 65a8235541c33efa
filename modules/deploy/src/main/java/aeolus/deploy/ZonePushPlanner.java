package aeolus.deploy;

import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.ssh.ConnectionVars;
import aeolus.ssh.SshDefaults;
import aeolus.ssh.SshTarget;
import aeolus.zone.RrsetChange;
import aeolus.zone.ZoneChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans which zones go to which host; asks nameservers, logs in nowhere. */
public final class ZonePushPlanner {
  private static final int SMALL = 10;
  private static final int PERCENT = 30;

  private final SshDefaults defaults;

  /** Makes a planner. */
  public ZonePushPlanner(SshDefaults defaults) {
    this.defaults = defaults;
  }

  /**
   * Plans a push.
   *
   * @param hosts to push to, variables resolved
   * @param zones rendered, checked, and compared with what all of their servers serve
   * @param dropped what hosts serve and are not to any more; they lose what they were given from here
   * @param warnings what is known already that the user should know
   */
  public ZonePushPlan plan(String id, List<Host> hosts, List<PlannedZone> zones,
      List<DroppedZone> dropped, List<Problem> warnings) {
    List<HostZones> pushes = new ArrayList<>();
    List<String> dangers = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    List<Problem> known = new ArrayList<>(warnings);
    for (Host host : hosts) {
      List<PlannedZone> due = zones.stream().filter(zone -> isDue(zone, host.name())).toList();
      List<String> removed = removed(host, dropped, dangers, obstacles, known);
      if (!due.isEmpty() || !removed.isEmpty()) {
        ZoneServer.of(host);
        SshTarget target = ConnectionVars.fromVars(host, defaults);
        due.forEach(zone -> judge(zone, zone.servedBy(host.name()).get(), dangers, obstacles));
        pushes.add(new HostZones(host, target, DnsAddress.of(host), due, removed));
      }
    }
    known.addAll(leftBehind(hosts, zones));
    return new ZonePushPlan(id, pushes, zones, dangers, obstacles, known);
  }

  private static List<String> removed(Host host, List<DroppedZone> dropped, List<String> dangers,
      List<String> obstacles, List<Problem> warnings) {
    List<String> removed = new ArrayList<>();
    for (DroppedZone each : dropped) {
      if (!each.host().equals(host.name())) {
        continue;
      }
      String what = each.host() + ": " + each.zone() + ": ";
      if (!each.given()) {
        warnings.add(Problem.warning(Location.of(each.host()), "still serves " + each.zone() + " ("
            + each.answer() + "), which its aeolus_zones does not name; a push leaves it there, as "
            + "it is not known to have been given to this host from here"));
      } else if (each.unknown()) {
        obstacles.add(what + "its aeolus_zones does not name it any more, and whether the server "
            + "still has it can't be known: " + each.answer());
      } else {
        removed.add(each.zone());
        dangers.add(what + "the zone is removed (" + each.answer()
            + "), as its aeolus_zones does not name it any more");
      }
    }
    return removed;
  }

  /** Warns of servers that are not chosen and will serve other than those that are. */
  private static List<Problem> leftBehind(List<Host> hosts, List<PlannedZone> zones) {
    List<String> chosen = hosts.stream().map(Host::name).toList();
    List<Problem> warnings = new ArrayList<>();
    for (PlannedZone zone : zones) {
      zone.served()
          .stream()
          .filter(served -> !chosen.contains(served.host()) && isDue(zone, served))
          .forEach(served -> warnings.add(Problem.warning(Location.of(served.host()),
              "stays behind with " + zone.name() + " as it is not chosen ("
                  + (served.serial().isPresent()
                      ? "serial " + served.serial().getAsLong()
                      : served.note())
                  + ")")));
    }
    return warnings;
  }

  private static boolean isDue(PlannedZone zone, String host) {
    Optional<ServedZone> served = zone.servedBy(host);
    return served.isPresent() && isDue(zone, served.get());
  }

  private static boolean isDue(PlannedZone zone, ServedZone served) {
    boolean differs = !served.isComparable()
        || !served.changesTo(zone.content().records()).isEmpty();
    boolean otherSerial = served.serial().isEmpty()
        || served.serial().getAsLong() != zone.content().serial();
    // What is not seen may differ; a server that signs has serials of its own.
    return switch (served.state()) {
      case WHOLE -> differs || (otherSerial && !served.isSigned());
      case PARTIAL -> differs || otherSerial || zone.changed();
      case SERIAL_ONLY -> otherSerial || zone.changed();
      case ABSENT, UNREACHABLE -> true;
    };
  }

  private static void judge(PlannedZone zone, ServedZone served, List<String> dangers,
      List<String> obstacles) {
    String what = served.host() + ": " + zone.name() + ": ";
    if (served.state() == ServedZone.State.UNREACHABLE) {
      obstacles.add(what + "the server does not answer, so what it serves can't be known: "
          + served.note());
    }
    if (served.state() == ServedZone.State.WHOLE || served.state() == ServedZone.State.PARTIAL) {
      dangers(zone, served.changesTo(zone.content().records()))
          .forEach(danger -> dangers.add(what + danger));
    }
  }

  private static List<String> dangers(PlannedZone zone, ZoneChanges changes) {
    List<String> dangers = new ArrayList<>();
    if (changes.oldSize() >= SMALL && changes.touched() * 100L > (long) PERCENT
        * changes.oldSize()) {
      dangers.add(changes.touched() + " of " + changes.oldSize()
          + " records are removed or changed, which is more than " + PERCENT + "%");
    }
    if (changes.changes().stream().anyMatch(change -> isApexNs(change, zone))) {
      dangers.add("the NS records of the zone itself change");
    }
    return dangers;
  }

  private static boolean isApexNs(RrsetChange change, PlannedZone zone) {
    return change.type().equals("NS") && change.kind() != RrsetChange.Kind.TTL
        && change.owner().equalsIgnoreCase(zone.name() + ".");
  }
}
