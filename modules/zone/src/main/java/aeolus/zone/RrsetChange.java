package aeolus.zone;

import java.util.List;

/**
 * What differs in one RRset.
 *
 * @param owner absolute, lower case
 * @param type such as {@code AAAA}
 * @param oldTtl in seconds, the largest where they are unequal; 0 where it was not there
 * @param newTtl in seconds, the largest where they are unequal; 0 where it is gone
 * @param removed rdata that goes
 * @param added rdata that comes
 * @param kept how many records stay
 */
public record RrsetChange(String owner, String type, long oldTtl, long newTtl,
    List<String> removed, List<String> added, int kept) {
  public RrsetChange {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  /** The ways in which an RRset can differ. */
  public enum Kind {
    /** It was not there. */
    ADDED,
    /** It is gone. */
    REMOVED,
    /** It has other records. */
    CHANGED,
    /** It has the same records with other TTLs. */
    TTL
  }

  /** Returns in which way it differs. */
  public Kind kind() {
    if (removed.isEmpty() && added.isEmpty()) {
      return Kind.TTL;
    }
    if (kept > 0 || (!removed.isEmpty() && !added.isEmpty())) {
      return Kind.CHANGED;
    }
    return removed.isEmpty() ? Kind.ADDED : Kind.REMOVED;
  }

  /** Returns how many records of the old zone are no longer as they were, TTLs aside. */
  public int touched() {
    return removed.size();
  }
}
