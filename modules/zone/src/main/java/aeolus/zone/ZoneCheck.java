package aeolus.zone;

import aeolus.core.Location;
import aeolus.core.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that a whole zone has to keep. */
final class ZoneCheck {
  private static final Set<String> BESIDE_CNAME = Set.of("CNAME", "RRSIG", "NSEC", "KEY");
  private static final Set<String> WITH_TARGET = Set.of("NS", "MX", "CNAME", "DNAME", "SRV", "PTR");
  private static final Set<String> ADDRESSED = Set.of("NS", "MX");

  private final ZoneContent zone;
  private final String apex;
  private final Map<String, List<ResourceRecord>> byOwner;
  private final RecordPlaces places;
  private final List<Problem> problems = new ArrayList<>();

  private ZoneCheck(ZoneContent zone) {
    this.zone = zone;
    this.apex = zone.name().toLowerCase(Locale.ROOT) + ".";
    this.byOwner = zone.records()
        .stream()
        .collect(Collectors.groupingBy(ResourceRecord::owner, LinkedHashMap::new,
            Collectors.toList()));
    this.places = new RecordPlaces(zone);
  }

  /** Returns the problems of a zone, sorted by place. */
  static List<Problem> check(ZoneContent zone) {
    ZoneCheck check = new ZoneCheck(zone);
    check.soa();
    check.nameservers();
    check.cnames();
    check.targets();
    check.repeated();
    check.unequalTtls();
    check.problems.sort(Comparator.comparing(Problem::location, Comparator
        .comparing(Location::file)
        .thenComparingInt(Location::line)));
    return check.problems;
  }

  private void error(ResourceRecord record, String message) {
    problems.add(Problem.error(places.first(record), message));
  }

  private void warning(ResourceRecord record, String message) {
    problems.add(Problem.warning(places.first(record), message));
  }

  private List<ResourceRecord> at(String owner, String type) {
    return byOwner.getOrDefault(owner, List.of())
        .stream()
        .filter(record -> record.type().equals(type))
        .toList();
  }

  private boolean has(String owner, String... types) {
    return Stream.of(types).anyMatch(type -> !at(owner, type).isEmpty());
  }

  /** RFC 1035, section 5.2: exactly one SOA record, at the top of the zone. */
  private void soa() {
    if (at(apex, "SOA").size() > 1) {
      places.inOrder(apex, "SOA")
          .stream()
          .skip(1)
          .forEach(record -> error(record, "expected one SOA record, got another"));
    }
    zone.records()
        .stream()
        .filter(record -> record.type().equals("SOA") && !record.owner().equals(apex))
        .forEach(record -> error(record, "SOA record in the middle of the zone, expected it at "
            + apex + ", got it at " + record.owner()));
  }

  /** RFC 1034, section 4.1: a zone has at least two nameservers. */
  private void nameservers() {
    List<ResourceRecord> servers = at(apex, "NS");
    if (servers.isEmpty()) {
      Optional<ResourceRecord> soa = at(apex, "SOA").stream().findFirst();
      problems.add(Problem.error(places.of(soa), "expected NS records at " + apex + ", got none"));
    } else if (servers.size() == 1) {
      warning(servers.getFirst(), "expected two or more NS records at " + apex
          + ", got one: one failure takes the zone away (RFC 2182)");
    }
  }

  /** RFC 2181, section 10.1: a name with a CNAME has nothing else. */
  private void cnames() {
    byOwner.keySet().stream().filter(owner -> has(owner, "CNAME")).forEach(this::cname);
  }

  private void cname(String owner) {
    Set<String> others = byOwner.get(owner)
        .stream()
        .map(ResourceRecord::type)
        .filter(type -> !BESIDE_CNAME.contains(type))
        .collect(Collectors.toCollection(TreeSet::new));
    if (!others.isEmpty()) {
      error(at(owner, "CNAME").getFirst(),
          owner + " has a CNAME, expected no other data, got " + String.join(", ", others));
    }
    if (at(owner, "CNAME").size() > 1) {
      places.inOrder(owner, "CNAME")
          .stream()
          .skip(1)
          .forEach(record -> error(record, owner + ": expected one CNAME, got another"));
    }
  }

  private void targets() {
    for (ResourceRecord record : zone.records()) {
      if (WITH_TARGET.contains(record.type())) {
        String target = record.rdata().substring(record.rdata().lastIndexOf(' ') + 1);
        finalDot(record, target);
        if (ADDRESSED.contains(record.type()) && isWithin(target)) {
          address(record, target);
        }
      }
    }
  }

  private boolean isWithin(String name) {
    return name.equals(apex) || name.endsWith("." + apex);
  }

  /** A name without final dot is relative, which gives the zone's name twice. */
  private void finalDot(ResourceRecord record, String target) {
    String twice = apex + apex;
    boolean doubled = target.equals(twice) || target.endsWith("." + twice);
    // Nobody's hosts have their names inside of a reverse zone.
    boolean reverse = record.type().equals("PTR") && apex.endsWith(".arpa.") && isWithin(target);
    if (doubled || reverse) {
      String meant = target.substring(0, target.length() - apex.length());
      warning(record, record.type() + " without final dot? expected \"" + meant + "\", got \""
          + target + "\"");
    }
  }

  /** RFC 2181, section 10.3: NS and MX name hosts with addresses, not aliases. */
  private void address(ResourceRecord record, String target) {
    String what = record.type() + " of " + record.owner() + ": expected a host with an address, ";
    if (has(target, "CNAME")) {
      error(record, what + "got " + target + ", which is a CNAME");
    } else if (!has(target, "A", "AAAA") && !isDelegated(target) && !isByWildcard(target)) {
      error(record, what + "got " + target + ", which has none");
    }
  }

  private boolean isDelegated(String name) {
    return ancestors(name).anyMatch(owner -> has(owner, "NS"));
  }

  /** RFC 4592: a wildcard stands for names that do not exist. */
  private boolean isByWildcard(String name) {
    return !byOwner.containsKey(name) && Stream.concat(ancestors(name), Stream.of(apex))
        .anyMatch(owner -> has("*." + owner, "A", "AAAA"));
  }

  /** Returns the names between a name and the top of the zone. */
  private Stream<String> ancestors(String name) {
    return Stream.iterate(parent(name), owner -> isWithin(owner) && !owner.equals(apex),
        ZoneCheck::parent);
  }

  private static String parent(String name) {
    return name.substring(name.indexOf('.') + 1);
  }

  private void repeated() {
    for (ResourceRecord record : Set.copyOf(zone.repeated())) {
      List<Location> all = places.all(record);
      all.stream()
          .skip(1)
          .forEach(place -> problems.add(Problem.warning(place,
              "repeated record, first at " + all.getFirst() + ": " + record)));
    }
  }

  /** RFC 2181, section 5.2: the records of an RRset have the same TTL. */
  private void unequalTtls() {
    Stream.concat(zone.records().stream(), zone.repeated().stream())
        .filter(record -> !record.type().equals("RRSIG"))
        .collect(Collectors.groupingBy(record -> List.of(record.owner(), record.type()),
            LinkedHashMap::new, Collectors.mapping(ResourceRecord::ttl, Collectors.toSet())))
        .forEach((key, ttls) -> {
          if (ttls.size() > 1) {
            unequalTtls(key.getFirst(), key.getLast());
          }
        });
  }

  private void unequalTtls(String owner, String type) {
    List<ResourceRecord> set = places.inOrder(owner, type);
    long first = set.getFirst().ttl();
    set.stream()
        .filter(record -> record.ttl() != first)
        .forEach(record -> warning(record, "TTLs of the " + type + " records of " + owner
            + " differ, expected " + first + ", got " + record.ttl() + " (RFC 2181, section 5.2)"));
  }
}
