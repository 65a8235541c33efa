package aeolus.deploy;

import aeolus.core.Host;
import aeolus.core.Problem;
import aeolus.ssh.ConnectionVars;
import aeolus.ssh.SshDefaults;
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
   */
  public ZonePushPlan plan(String id, List<Host> hosts, List<PlannedZone> zones,
      List<Problem> warnings) {
    List<HostZones> pushes = new ArrayList<>();
    List<String> dangers = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    for (Host host : hosts) {
      List<PlannedZone> due = zones.stream().filter(zone -> isDue(zone, host.name())).toList();
      if (!due.isEmpty()) {
        ZoneServer.of(host);
        due.forEach(zone -> judge(zone, zone.servedBy(host.name()).get(), dangers, obstacles));
        pushes.add(new HostZones(host, ConnectionVars.fromVars(host, defaults),
            DnsAddress.of(host), due));
      }
    }
    return new ZonePushPlan(id, pushes, zones, dangers, obstacles, warnings);
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
