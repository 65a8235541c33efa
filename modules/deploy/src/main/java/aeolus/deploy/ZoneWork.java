package aeolus.deploy;

import java.util.List;
import java.util.stream.Stream;

/**
 * The zones that are pushed to one host, by what is done with each.
 *
 * @param known served already, and changed
 * @param fresh not served by it yet, so that it may have to be told of them
 * @param removed served, and not to be any more
 */
record ZoneWork(List<String> known, List<String> fresh, List<String> removed) {
  ZoneWork {
    known = List.copyOf(known);
    fresh = List.copyOf(fresh);
    removed = List.copyOf(removed);
  }

  /** Returns those that are given a file, in the order in which they are. */
  Stream<String> pushed() {
    return Stream.concat(fresh.stream(), known.stream());
  }
}
