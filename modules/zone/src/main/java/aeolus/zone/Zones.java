package aeolus.zone;

import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.zone.dnsjava.MasterReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads, checks and compares zones. */
public final class Zones {
  private Zones() {}

  /**
   * Reads a zone.
   *
   * @param includeBase folder that {@code $INCLUDE} is relative to
   * @throws InvalidInputException with all syntax errors
   */
  public static ZoneContent read(ZoneSource source, Path includeBase) {
    return MasterReader.read(source, includeBase);
  }

  /** Finds what is wrong with zones that were read. */
  public static List<Problem> check(List<ZoneContent> zones) {
    List<Problem> problems = new ArrayList<>();
    zones.forEach(zone -> problems.addAll(ZoneCheck.check(zone)));
    return problems;
  }

  /** Returns what changes between two sets of records: {@code - ...} and {@code + ...} lines. */
  public static List<String> diff(List<ResourceRecord> from, List<ResourceRecord> to) {
    Set<ResourceRecord> old = new HashSet<>(from);
    Set<ResourceRecord> now = new HashSet<>(to);
    List<String> lines = new ArrayList<>();
    from.stream()
        .filter(record -> isContent(record) && !now.contains(record))
        .forEach(record -> lines.add("- " + record));
    to.stream()
        .filter(record -> isContent(record) && !old.contains(record))
        .forEach(record -> lines.add("+ " + record));
    return lines;
  }

  /** Serials change with every deployment, signatures by themselves. */
  private static boolean isContent(ResourceRecord record) {
    return !Set.of("SOA", "RRSIG", "NSEC", "NSEC3").contains(record.type());
  }
}
