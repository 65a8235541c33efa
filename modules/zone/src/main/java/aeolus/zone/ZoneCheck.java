package aeolus.zone;

import aeolus.core.Location;
import aeolus.core.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules that a whole zone has to keep. */
final class ZoneCheck {
  private static final Set<String> BESIDE_CNAME = Set.of("CNAME", "RRSIG", "NSEC", "KEY");

  private final ZoneContent zone;
  private final String apex;
  private final Map<String, List<ResourceRecord>> byOwner;
  private final List<Problem> problems = new ArrayList<>();

  private ZoneCheck(ZoneContent zone) {
    this.zone = zone;
    this.apex = zone.name() + ".";
    this.byOwner = zone.records().stream().collect(Collectors.groupingBy(ResourceRecord::owner));
  }

  static List<Problem> check(ZoneContent zone) {
    ZoneCheck check = new ZoneCheck(zone);
    check.soa();
    check.nameservers();
    check.cnames();
    check.targets();
    return check.problems;
  }

  private void error(String message) {
    problems.add(Problem.error(Location.of("zone " + zone.name()), message));
  }

  private void warning(String message) {
    problems.add(Problem.warning(Location.of("zone " + zone.name()), message));
  }

  private List<ResourceRecord> at(String owner, String type) {
    return byOwner.getOrDefault(owner, List.of())
        .stream()
        .filter(record -> record.type().equals(type))
        .toList();
  }

  /** RFC 1035, section 5.2: exactly one SOA record, at the top of the zone. */
  private void soa() {
    int count = at(apex, "SOA").size();
    if (count != 1) {
      error("expected one SOA record at " + apex + ", got " + count);
    }
  }

  /** RFC 1034, section 4.1: a zone has at least two nameservers. */
  private void nameservers() {
    int count = at(apex, "NS").size();
    if (count == 0) {
      error("expected NS records at " + apex + ", got none");
    } else if (count == 1) {
      warning("only one NS record; one failure takes the zone away (RFC 2182)");
    }
  }

  /** RFC 2181, section 10.1: a name with a CNAME has nothing else. */
  private void cnames() {
    byOwner.forEach((owner, records) -> {
      Set<String> types = records.stream().map(ResourceRecord::type).collect(Collectors.toSet());
      Set<String> others = new HashSet<>(types);
      others.removeAll(BESIDE_CNAME);
      if (types.contains("CNAME") && !others.isEmpty()) {
        error(owner + " has a CNAME and other data: " + String.join(", ", others));
      }
      if (at(owner, "CNAME").size() > 1) {
        error(owner + " has more than one CNAME");
      }
    });
  }

  /** RFC 2181, section 10.3: NS and MX name hosts with addresses, not aliases. */
  private void targets() {
    for (ResourceRecord record : zone.records()) {
      String target = switch (record.type()) {
        case "NS" -> record.rdata();
        case "MX" -> record.rdata().substring(record.rdata().indexOf(' ') + 1);
        default -> "";
      };
      if (isWithin(target)) {
        target(record, target);
      }
    }
  }

  private boolean isWithin(String name) {
    return name.equals(apex) || name.endsWith("." + apex);
  }

  private void target(ResourceRecord record, String target) {
    if (!at(target, "CNAME").isEmpty()) {
      error(
          record.type() + " of " + record.owner() + " points to " + target + ", which is a CNAME");
    } else if (at(target, "A").isEmpty() && at(target, "AAAA").isEmpty() && !isDelegated(target)) {
      error(record.type() + " of " + record.owner() + " points to " + target
          + ", which has no address");
    }
  }

  private boolean isDelegated(String name) {
    for (String owner = name; isWithin(owner)
        && !owner.equals(apex); owner = owner.substring(owner.indexOf('.') + 1)) {
      if (!at(owner, "NS").isEmpty() && !owner.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
