package aeolus.zone;

import java.util.List;

/**
 * How the records of one owner and type differ between two zones.
 *
 * @param owner with final dot, in lower case
 * @param type such as {@code AAAA}
 * @param kind what happened to the RRset
 * @param removed records that only the old zone has, with its TTL
 * @param added records that only the new zone has, with its TTL
 * @param oldTtl in seconds, -1 where the RRset is new
 * @param newTtl in seconds, -1 where the RRset is gone
 */
public record RrsetChange(String owner, String type, Kind kind, List<ResourceRecord> removed,
    List<ResourceRecord> added, long oldTtl, long newTtl) {
  /** What happened. */
  public enum Kind {
    /** The old zone has no such RRset. */
    ADDED,
    /** The new zone has no such RRset. */
    REMOVED,
    /** Both have it, with other data. */
    CHANGED,
    /** Both have the same data, with another TTL; no records are listed. */
    TTL
  }

  public RrsetChange {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }
}
