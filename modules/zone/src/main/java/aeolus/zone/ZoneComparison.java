package aeolus.zone;

import aeolus.zone.wire.NameTable;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Compares two zones RRset by RRset in linear time. What changes by itself is left out: serials,
 * signatures and the chains that signing makes.
 */
final class ZoneComparison {
  private static final Set<Integer> MADE_BY_SIGNING = Set.of(RecordType.RRSIG, RecordType.NSEC,
      RecordType.NSEC3);

  private final RecordTable from;
  private final RecordTable to;
  private final List<Change> changes = new ArrayList<>();

  /** A change and the place of its owner among others. */
  private record Change(NameTable names, int owner, RrsetChange change) {}

  ZoneComparison(RecordTable from, RecordTable to) {
    this.from = from;
    this.to = to;
  }

  /** Returns the changes in the canonical order of their owners. */
  List<RrsetChange> changes() {
    for (int owner = 0; owner < from.owners(); owner++) {
      compare(owner, to.names().find(from.names().data(), from.names().start(owner)));
    }
    for (int owner = 0; owner < to.owners(); owner++) {
      if (from.names().find(to.names().data(), to.names().start(owner)) < 0) {
        compare(-1, owner);
      }
    }
    changes.sort((a, b) -> Names.compare(a.names.data(), a.names.start(a.owner), b.names.data(),
        b.names.start(b.owner)));
    return changes.stream().map(Change::change).toList();
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
      if (!MADE_BY_SIGNING.contains(Math.min(typeOfA, typeOfB))) {
        compare(a, nextOfA, b, nextOfB);
      }
      a = nextOfA;
      b = nextOfB;
    }
  }

  private void compare(int a, int endOfA, int b, int endOfB) {
    boolean same = isSame(a, endOfA, b, endOfB);
    if (same && from.ttl(a) == to.ttl(b)) {
      return;
    }
    RecordTable table = a == endOfA ? to : from;
    int any = a == endOfA ? b : a;
    List<String> removed = same ? List.of() : only(from, a, endOfA, to, b, endOfB);
    List<String> added = same ? List.of() : only(to, b, endOfB, from, a, endOfA);
    changes.add(new Change(table.names(), table.owner(any),
        new RrsetChange(table.ownerText(any), RecordType.name(table.type(any)),
            a == endOfA ? 0 : from.ttl(a), b == endOfB ? 0 : to.ttl(b), removed, added,
            count(from, a, endOfA) - removed.size())));
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
    while (p < endOfA && q < endOfB && isSame(from, p, to, q)) {
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

  private static boolean isSame(RecordTable left, int a, RecordTable right, int b) {
    int skipA = left.dataStart(a);
    int skipB = right.dataStart(b);
    if (left.type(a) == RecordType.SOA) {
      return isSameSoa(left, a, right, b);
    }
    return Arrays.equals(left.data(), skipA, left.dataEnd(a), right.data(), skipB,
        right.dataEnd(b));
  }

  /** The serial is the first number behind two names. */
  private static boolean isSameSoa(RecordTable left, int a, RecordTable right, int b) {
    int serialOfA = left.dataEnd(a) - 20;
    int serialOfB = right.dataEnd(b) - 20;
    return Arrays.equals(left.data(), left.dataStart(a), serialOfA, right.data(),
        right.dataStart(b), serialOfB)
        && Arrays.equals(left.data(), serialOfA + 4, left.dataEnd(a), right.data(), serialOfB + 4,
            right.dataEnd(b));
  }

  private static List<String> only(RecordTable table, int from, int end,
      RecordTable other, int otherFrom, int otherEnd) {
    List<String> data = new ArrayList<>();
    int q = otherFrom;
    for (int p = from; p < end; p = next(table, p, end)) {
      while (q < otherEnd && compare(other, q, table, p) < 0) {
        q++;
      }
      if (q == otherEnd || !isSame(table, p, other, q)) {
        data.add(table.dataText(p));
      }
    }
    return data;
  }

  private static int compare(RecordTable left, int a, RecordTable right, int b) {
    return Arrays.compareUnsigned(left.data(), left.dataStart(a), left.dataEnd(a), right.data(),
        right.dataStart(b), right.dataEnd(b));
  }
}
