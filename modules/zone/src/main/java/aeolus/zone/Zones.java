package aeolus.zone;

import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.zone.dnsjava.MasterReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads, checks and compares zones. */
public final class Zones {
  private static final Set<String> MADE_BY_SIGNING = Set.of("RRSIG", "NSEC", "NSEC3");
  private static final Pattern SERIAL = Pattern.compile("^(\\S+ \\S+) \\d+");

  private Zones() {}

  /**
   * Reads a zone.
   *
   * @param includeBase the folder of the zone's file; {@code $INCLUDE} is an error, so that nothing
   *        is read from it
   * @throws InvalidInputException with all syntax errors, sorted by place
   */
  public static ZoneContent read(ZoneSource source, Path includeBase) {
    return MasterReader.read(source);
  }

  /** Finds what is wrong with zones that were read. */
  public static List<Problem> check(List<ZoneContent> zones) {
    List<Problem> problems = new ArrayList<>();
    zones.forEach(zone -> problems.addAll(ZoneCheck.check(zone)));
    return problems;
  }

  /**
   * Returns what changes between two sets of records, as {@code - ...} and {@code + ...} lines. The
   * serial of an SOA record does not count and is shown as 0.
   */
  public static List<String> diff(List<ResourceRecord> from, List<ResourceRecord> to) {
    Set<ResourceRecord> old = content(from);
    Set<ResourceRecord> now = content(to);
    List<String> lines = new ArrayList<>();
    old.stream()
        .filter(record -> !now.contains(record))
        .forEach(record -> lines.add("- " + record));
    now.stream()
        .filter(record -> !old.contains(record))
        .forEach(record -> lines.add("+ " + record));
    return lines;
  }

  /** Leaves out what changes without anybody's doing: serials and signatures. */
  private static Set<ResourceRecord> content(List<ResourceRecord> records) {
    return records.stream()
        .filter(record -> !MADE_BY_SIGNING.contains(record.type()))
        .map(Zones::withoutSerial)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static ResourceRecord withoutSerial(ResourceRecord record) {
    return record.type().equals("SOA")
        ? new ResourceRecord(record.owner(), record.ttl(), "SOA",
            SERIAL.matcher(record.rdata()).replaceFirst("$1 0"))
        : record;
  }
}
