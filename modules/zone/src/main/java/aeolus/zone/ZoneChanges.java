package aeolus.zone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What differs between two states of a zone, RRset by RRset. Order, case and spelling do not count,
 * nor do serials and what servers make by signing.
 *
 * @param changes in canonical order of owners
 * @param oldSize how many records the old state has, without those that do not count
 * @param negativeTtl for how long caches remember that something was not there (RFC 2308, section
 *        5), by the old state; 0 where that is not known
 */
public record ZoneChanges(List<RrsetChange> changes, int oldSize, long negativeTtl) {
  private static final Pattern DOT = Pattern.compile("(?<!\\\\)\\.");

  public ZoneChanges {
    changes = List.copyOf(changes);
  }

  /** Compares what is with what is to be. */
  public static ZoneChanges between(Collection<ResourceRecord> from,
      Collection<ResourceRecord> to) {
    return new ZoneComparison(ZoneRecords.of(from).table(), ZoneRecords.of(to).table()).run();
  }

  /** Compares two zones that were read. */
  public static ZoneChanges between(ZoneContent from, ZoneContent to) {
    return new ZoneComparison(from.table(), to.table()).run();
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
