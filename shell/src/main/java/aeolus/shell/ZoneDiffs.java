package aeolus.shell;

import aeolus.deploy.ParentZone;
import aeolus.deploy.PlannedZone;
import aeolus.deploy.ServedZone;
import aeolus.zone.ZoneChanges;
import aeolus.zone.ZoneContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares planned zones with what is served, servers that serve the same folded into one. */
final class ZoneDiffs {
  private static final ZoneChanges NONE = new ZoneChanges(List.of(), 0, 0);

  private ZoneDiffs() {}

  private record Same(String serial, ServedZone.State state, String note, List<String> changes) {}

  /** Compares a zone with what those of its servers that are wanted serve. */
  static List<ZoneDiff> live(PlannedZone zone, Set<String> hosts) {
    Map<Same, ZoneDiff> folded = new LinkedHashMap<>();
    for (ServedZone served : zone.served()) {
      if (hosts.contains(served.host())) {
        ZoneDiff diff = of(zone, served);
        folded.merge(
            new Same(diff.serial(), served.state(), diff.note(), diff.changes().lines()), diff,
            ZoneDiffs::folded);
      }
    }
    return List.copyOf(folded.values());
  }

  /** Compares the delegation of a zone with what its parent has. */
  static ZoneDiff parent(PlannedZone zone, ParentZone.Delegation parent) {
    ServedZone served = parent.served();
    return new ZoneDiff(zone.name(), List.of(served.host()), "", zone.content().serial(),
        served.state().name().toLowerCase(Locale.ROOT), served.note(),
        served.isComparable() ? parent.changes() : NONE);
  }

  private static ZoneDiff of(PlannedZone zone, ServedZone served) {
    String serial = served.serial().isPresent() ? "" + served.serial().getAsLong() : "";
    return new ZoneDiff(zone.name(), List.of(served.host()), serial, zone.content().serial(),
        served.state().name().toLowerCase(Locale.ROOT), served.note(),
        served.isComparable() ? served.changesTo(zone.content().records()) : NONE);
  }

  private static ZoneDiff folded(ZoneDiff a, ZoneDiff b) {
    List<String> where = new ArrayList<>(a.where());
    where.addAll(b.where());
    return new ZoneDiff(a.zone(), where, a.serial(), a.next(), a.state(), a.note(), a.changes());
  }

  /** Compares a zone with a file of it. */
  static ZoneDiff file(ZoneContent zone, String file, ZoneContent old) {
    return new ZoneDiff(zone.name(), List.of(file), "" + old.serial(), zone.serial(), "whole", "",
        ZoneChanges.between(old, zone));
  }

  /** Compares a zone with a file that is not there. */
  static ZoneDiff missingFile(ZoneContent zone, String file) {
    return new ZoneDiff(zone.name(), List.of(file), "", zone.serial(), "absent", "no such file",
        ZoneChanges.between(List.of(), zone.records()));
  }
}
