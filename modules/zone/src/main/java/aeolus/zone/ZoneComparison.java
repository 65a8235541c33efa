package aeolus.zone;

import aeolus.zone.wire.NameTable;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Compares two states of a zone RRset by RRset, in linear time. */
final class ZoneComparison {
  private static final List<Integer> MADE_BY_SIGNING = List.of(RecordType.RRSIG, RecordType.NSEC,
      RecordType.NSEC3, RecordType.SIGNING);
  /** Made by the server, unless the zone's own text has them. */
  private static final List<Integer> MADE_BY_SERVER = List.of(RecordType.DNSKEY, RecordType.CDS,
      RecordType.CDNSKEY, RecordType.NSEC3PARAM, RecordType.ZONEMD);
  private static final Pattern SOA = Pattern.compile("^(\\S+ \\S+) \\d+ (.*)");
  /** Octets of the numbers of an SOA record, the serial being the first. */
  private static final int SOA_NUMBERS = 20;

  private final RecordTable from;
  private final RecordTable to;
  private final BitSet leftOut = new BitSet();
  private final List<Change> changes = new ArrayList<>();

  /** A change and the place of its owner among others. */
  private record Change(NameTable names, int owner, RrsetChange change) {
    static final Comparator<Change> ORDER = Change::compareOwners;

    private int compareOwners(Change other) {
      return Names.compare(names.data(), names.start(owner), other.names.data(),
          other.names.start(other.owner));
    }

    /** The SOA record goes first, as in zone files. */
    String rank() {
      return change.type().equals("SOA") ? "" : change.type();
    }
  }

  ZoneComparison(RecordTable from, RecordTable to) {
    this.from = from;
    this.to = to;
    MADE_BY_SIGNING.forEach(leftOut::set);
    MADE_BY_SERVER.forEach(leftOut::set);
    for (int record = 0; record < to.size(); record++) {
      if (MADE_BY_SERVER.contains(to.type(record))) {
        leftOut.clear(to.type(record));
      }
    }
  }

  ZoneChanges run() {
    for (int owner = 0; owner < from.owners(); owner++) {
      compare(owner, to.names().find(from.names().data(), from.names().start(owner)));
    }
    for (int owner = 0; owner < to.owners(); owner++) {
      if (from.names().find(to.names().data(), to.names().start(owner)) < 0) {
        compare(-1, owner);
      }
    }
    changes.sort(Change.ORDER.thenComparing(Change::rank));
    return new ZoneChanges(changes.stream().map(Change::change).toList(), oldSize(),
        negativeTtl());
  }

  private int oldSize() {
    int size = 0;
    for (int record = 0; record < from.size(); record++) {
      size += leftOut.get(from.type(record)) || from.isRepeated(record) ? 0 : 1;
    }
    return size;
  }

  private long negativeTtl() {
    for (int owner = 0; owner < from.owners(); owner++) {
      int soa = from.find(owner, RecordType.SOA);
      if (soa >= 0) {
        return isWhole(from, soa) ? Math.min(from.ttl(soa), minimum(soa)) : 0;
      }
    }
    return 0;
  }

  private long minimum(int soa) {
    return ByteBuffer.wrap(from.data()).getInt(from.dataEnd(soa) - Integer.BYTES) & 0xffffffffL;
  }

  /** Walks through the RRsets of one name, which are sorted by type on both sides. */
  private void compare(int old, int now) {
    int a = old < 0 ? 0 : from.begin(old);
    int b = now < 0 ? 0 : to.begin(now);
    int endOfA = old < 0 ? 0 : from.end(old);
    int endOfB = now < 0 ? 0 : to.end(now);
    while (a < endOfA || b < endOfB) {
      int typeOfA = a < endOfA ? from.type(a) : Integer.MAX_VALUE;
      int typeOfB = b < endOfB ? to.type(b) : Integer.MAX_VALUE;
      int nextOfA = typeOfA <= typeOfB ? from.setEnd(a) : a;
      int nextOfB = typeOfB <= typeOfA ? to.setEnd(b) : b;
      if (!leftOut.get(Math.min(typeOfA, typeOfB))) {
        compare(a, nextOfA, b, nextOfB);
      }
      a = nextOfA;
      b = nextOfB;
    }
  }

  private void compare(int a, int endOfA, int b, int endOfB) {
    boolean same = isSame(a, endOfA, b, endOfB);
    if (same && hasSameTtls(a, endOfA, b, endOfB)) {
      return;
    }
    RecordTable table = a == endOfA ? to : from;
    int any = a == endOfA ? b : a;
    List<String> removed = same ? List.of() : only(from, a, endOfA, to, b, endOfB);
    List<String> added = same ? List.of() : only(to, b, endOfB, from, a, endOfA);
    changes.add(new Change(table.names(), table.owner(any),
        new RrsetChange(table.ownerText(any), RecordType.name(table.type(any)),
            ttl(from, a, endOfA), ttl(to, b, endOfB), removed, added,
            count(from, a, endOfA) - removed.size())));
  }

  /** In most RRsets there is one TTL alone. */
  private boolean hasSameTtls(int a, int endOfA, int b, int endOfB) {
    boolean single = endOfA - a == 1 && endOfB - b == 1;
    return single
        ? from.ttl(a) == to.ttl(b)
        : ttls(from, a, endOfA).equals(ttls(to, b, endOfB));
  }

  private static Set<Long> ttls(RecordTable table, int from, int end) {
    Set<Long> ttls = new TreeSet<>();
    for (int record = from; record < end; record = next(table, record, end)) {
      ttls.add(table.ttl(record));
    }
    return ttls;
  }

  private static long ttl(RecordTable table, int from, int end) {
    long ttl = 0;
    for (int record = from; record < end; record = next(table, record, end)) {
      ttl = Math.max(ttl, table.ttl(record));
    }
    return ttl;
  }

  private static int count(RecordTable table, int from, int end) {
    int count = 0;
    for (int record = from; record < end; record = next(table, record, end)) {
      count++;
    }
    return count;
  }

  private boolean isSame(int a, int endOfA, int b, int endOfB) {
    int p = a;
    int q = b;
    while (p < endOfA && q < endOfB && compare(from, p, to, q) == 0) {
      p = next(from, p, endOfA);
      q = next(to, q, endOfB);
    }
    return p == endOfA && q == endOfB;
  }

  private static int next(RecordTable table, int record, int end) {
    int next = record + 1;
    while (next < end && table.isRepeated(next)) {
      next++;
    }
    return next;
  }

  private static List<String> only(RecordTable table, int from, int end,
      RecordTable other, int otherFrom, int otherEnd) {
    List<String> data = new ArrayList<>();
    int q = otherFrom;
    for (int p = from; p < end; p = next(table, p, end)) {
      while (q < otherEnd && compare(other, q, table, p) < 0) {
        q++;
      }
      if (q == otherEnd || compare(table, p, other, q) != 0) {
        data.add(text(table, p));
      }
    }
    return data;
  }

  private static String text(RecordTable table, int record) {
    String text = table.dataText(record);
    return table.type(record) == RecordType.SOA
        ? SOA.matcher(text).replaceFirst("$1 SERIAL $2")
        : text;
  }

  private static int compare(RecordTable left, int a, RecordTable right, int b) {
    if (left.type(a) == RecordType.SOA && isWhole(left, a) && isWhole(right, b)) {
      return compareSoa(left, a, right, b);
    }
    return Arrays.compareUnsigned(left.data(), left.dataStart(a), left.dataEnd(a), right.data(),
        right.dataStart(b), right.dataEnd(b));
  }

  /** Tells whether an SOA record has two names and its numbers. */
  private static boolean isWhole(RecordTable table, int soa) {
    return RecordType.isValid(RecordType.SOA, table.data(), table.dataStart(soa),
        table.dataEnd(soa));
  }

  /** Compares the names before the serial, then the numbers behind it. */
  private static int compareSoa(RecordTable left, int a, RecordTable right, int b) {
    int serialOfA = left.dataEnd(a) - SOA_NUMBERS;
    int serialOfB = right.dataEnd(b) - SOA_NUMBERS;
    int names = Arrays.compareUnsigned(left.data(), left.dataStart(a), serialOfA, right.data(),
        right.dataStart(b), serialOfB);
    return names != 0
        ? names
        : Arrays.compareUnsigned(left.data(), serialOfA + Integer.BYTES, left.dataEnd(a),
            right.data(), serialOfB + Integer.BYTES, right.dataEnd(b));
  }
}
