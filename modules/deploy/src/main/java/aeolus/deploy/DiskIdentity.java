package aeolus.deploy;

import aeolus.anemos.HostFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By what a disk is known again: its size, the numbers that its maker gave it, and the UUID of the
 * partition table that is to be overwritten.
 *
 * @param marks by name; those that the host does not tell are missing
 */
record DiskIdentity(Map<String, String> marks) {
  private static final String TABLE = "disk_table";
  private static final List<String> FACTS = List.of("disk_size", "disk_wwid", "disk_serial",
      TABLE);

  /** Reads it from what {@code anemos check} or {@code anemos status} printed. */
  static DiskIdentity of(HostFacts facts) {
    Map<String, String> marks = new LinkedHashMap<>();
    FACTS.forEach(fact -> facts.get(fact).ifPresent(value -> marks.put(fact, value)));
    return new DiskIdentity(marks);
  }

  /**
   * Finds what shows that another disk is there now. The size has to be told; of the rest counts what
   * both systems tell, since an old kernel tells less.
   */
  Optional<String> differenceTo(DiskIdentity now) {
    return Stream.concat(Stream.of("disk_size"), now.marks.keySet().stream())
        .filter(fact -> fact.equals("disk_size") || marks.containsKey(fact))
        .filter(fact -> !of(fact).equals(now.of(fact)) || of(fact).equals("unknown"))
        .findFirst()
        .map(fact -> fact.replace("disk_", "") + ": expected " + of(fact) + ", got "
            + now.of(fact));
  }

  /** Returns what is left to know a disk by whose partition table has been overwritten. */
  DiskIdentity withoutTable() {
    Map<String, String> others = new LinkedHashMap<>(marks);
    others.remove(TABLE);
    return new DiskIdentity(others);
  }

  private String of(String fact) {
    return marks.getOrDefault(fact, "unknown");
  }
}
