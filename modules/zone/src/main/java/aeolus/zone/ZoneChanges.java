package aeolus.zone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What differs between two states of a zone, RRset by RRset. Serials and what servers make by
 * signing do not count.
 *
 * @param changes in canonical order of owners
 * @param oldSize how many records the old state has, without those that do not count
 * @param negativeTtl for how long caches remember that something was not there (RFC 2308, section
 *        5), by the old state; 0 where that is not known
 */
public record ZoneChanges(List<RrsetChange> changes, int oldSize, long negativeTtl) {
  private static final Set<String> MADE_BY_SIGNING = Set.of("RRSIG", "NSEC", "NSEC3", "TYPE65534");
  /** Made by the server, unless the zone's own text has them. */
  private static final Set<String> MADE_BY_SERVER = Set.of("DNSKEY", "CDS", "CDNSKEY", "NSEC3PARAM",
      "ZONEMD");
  private static final Pattern SOA = Pattern.compile("^(\\S+ \\S+) \\d+ (.*)");
  private static final Pattern DOT = Pattern.compile("(?<!\\\\)\\.");

  public ZoneChanges {
    changes = List.copyOf(changes);
  }

  private record Key(String owner, String type) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int owners = compareNames(owner, other.owner);
      return owners != 0 ? owners : rank().compareTo(other.rank());
    }

    /** The SOA record goes first, as in zone files. */
    private String rank() {
      return type.equals("SOA") ? "" : type;
    }
  }

  private record Rrset(long ttl, Set<Long> ttls, Set<String> rdata) {}

  /** Compares what is with what is to be. */
  public static ZoneChanges between(Collection<ResourceRecord> from,
      Collection<ResourceRecord> to) {
    Set<String> own = to.stream().map(ResourceRecord::type).collect(Collectors.toSet());
    Map<Key, Rrset> old = rrsets(from, own);
    Map<Key, Rrset> now = rrsets(to, own);
    Map<Key, RrsetChange> changes = new TreeMap<>();
    for (Key key : union(old.keySet(), now.keySet())) {
      Rrset before = old.get(key);
      Rrset after = now.get(key);
      if (!sameContent(before, after)) {
        changes.put(key, change(key, before, after));
      }
    }
    int size = old.values().stream().mapToInt(set -> set.rdata().size()).sum();
    return new ZoneChanges(List.copyOf(changes.values()), size, negativeTtl(from));
  }

  private static Set<Key> union(Set<Key> a, Set<Key> b) {
    Set<Key> all = new HashSet<>(a);
    all.addAll(b);
    return all;
  }

  private static boolean sameContent(Rrset before, Rrset after) {
    return before != null && after != null && before.rdata().equals(after.rdata())
        && before.ttls().equals(after.ttls());
  }

  private static Map<Key, Rrset> rrsets(Collection<ResourceRecord> records, Set<String> own) {
    Map<Key, Rrset> sets = new LinkedHashMap<>();
    for (ResourceRecord record : records) {
      String type = record.type();
      if (MADE_BY_SIGNING.contains(type)
          || (MADE_BY_SERVER.contains(type) && !own.contains(type))) {
        continue;
      }
      sets.merge(new Key(record.owner(), type),
          new Rrset(record.ttl(), new HashSet<>(Set.of(record.ttl())),
              new LinkedHashSet<>(Set.of(content(record)))),
          ZoneChanges::joined);
    }
    return sets;
  }

  private static Rrset joined(Rrset set, Rrset more) {
    set.rdata().addAll(more.rdata());
    set.ttls().addAll(more.ttls());
    return new Rrset(Math.max(set.ttl(), more.ttl()), set.ttls(), set.rdata());
  }

  private static String content(ResourceRecord record) {
    return record.type().equals("SOA")
        ? SOA.matcher(record.rdata()).replaceFirst("$1 SERIAL $2")
        : record.rdata();
  }

  private static RrsetChange change(Key key, Rrset before, Rrset after) {
    Set<String> old = before == null ? Set.of() : before.rdata();
    Set<String> now = after == null ? Set.of() : after.rdata();
    List<String> removed = old.stream().filter(rdata -> !now.contains(rdata)).toList();
    return new RrsetChange(key.owner(), key.type(), before == null ? 0 : before.ttl(),
        after == null ? 0 : after.ttl(), removed,
        now.stream().filter(rdata -> !old.contains(rdata)).toList(), old.size() - removed.size());
  }

  private static long negativeTtl(Collection<ResourceRecord> records) {
    return records.stream()
        .filter(record -> record.type().equals("SOA"))
        .mapToLong(soa -> Math.min(soa.ttl(), minimum(soa)))
        .findFirst()
        .orElse(0);
  }

  private static long minimum(ResourceRecord soa) {
    String last = soa.rdata().substring(soa.rdata().lastIndexOf(' ') + 1);
    return last.matches("\\d{1,10}") ? Long.parseLong(last) : 0;
  }

  /** Compares names in canonical order (RFC 4034, section 6.1), by labels from the right. */
  public static int compareNames(String a, String b) {
    String[] left = DOT.split(a, -1);
    String[] right = DOT.split(b, -1);
    for (int i = 1; i <= Math.min(left.length, right.length); i++) {
      int order = left[left.length - i].compareTo(right[right.length - i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  /** Tells whether nothing differs. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Returns how many records of the old state go or become others. */
  public int touched() {
    return changes.stream().mapToInt(RrsetChange::touched).sum();
  }

  /** Returns after how many seconds, counted from the change, no cache has the old data. */
  public long cachedSeconds() {
    return changes.stream()
        .mapToLong(change -> change.kind() == RrsetChange.Kind.ADDED
            ? negativeTtl
            : change.oldTtl())
        .max()
        .orElse(0);
  }

  /** Returns the changes as {@code - ...} and {@code + ...} lines, and {@code ~ ...} for TTLs. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (RrsetChange change : changes) {
      String head = change.owner() + " ";
      if (change.kind() == RrsetChange.Kind.TTL) {
        lines.add("~ " + head + change.type() + " TTL " + change.oldTtl() + " -> "
            + change.newTtl());
      }
      change.removed()
          .forEach(rdata -> lines
              .add("- " + head + change.oldTtl() + " IN " + change.type() + " " + rdata));
      change.added()
          .forEach(rdata -> lines
              .add("+ " + head + change.newTtl() + " IN " + change.type() + " " + rdata));
    }
    return lines;
  }
}
