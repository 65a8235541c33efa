package aeolus.zone;

import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.core.Location;
import aeolus.zone.generate.NamedAddress;
import aeolus.zone.generate.WrittenNames;
import aeolus.zone.generate.ZoneAddresses;
import aeolus.zone.master.MasterReader;
import aeolus.zone.master.MasterZone;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.nio.file.Path;
import aeolus.zone.rule.ZoneRules;
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
   * @param includeBase the folder of the zone's file, inside of which {@code $INCLUDE} finds others
   * @throws InvalidInputException with all syntax errors, sorted by place
   */
  public static ZoneContent read(ZoneSource source, Path includeBase) {
    MasterZone zone = MasterReader.read(source, includeBase, includeBase);
    RecordTable table = zone.table();
    int soa = table.find(RecordTable.APEX, RecordType.SOA);
    if (soa < 0) {
      throw new InvalidInputException(source.origin().at(1, 0),
          "no SOA record, expected one at " + table.names().text(RecordTable.APEX));
    }
    return new ZoneContent(source, zone, serial(table, soa));
  }

  private static long serial(RecordTable table, int soa) {
    return java.nio.ByteBuffer.wrap(table.data()).getInt(table.dataEnd(soa) - 20) & 0xffffffffL;
  }

  /**
   * Compares two zones RRset by RRset, in linear time. Serials, signatures, NSEC records, order, case
   * and spelling do not count.
   */
  public static List<RrsetChange> compare(ZoneContent from, ZoneContent to) {
    return new ZoneComparison(from.table(), to.table()).changes();
  }

  /**
   * Compares two sets of records, such as a transfer and a zone, as {@link #compare(ZoneContent,
   * ZoneContent)} does.
   *
   * @param zone the name that all records are at or below
   */
  public static List<RrsetChange> compare(String zone, List<ResourceRecord> from,
      List<ResourceRecord> to) {
    return new ZoneComparison(table(zone, from), table(zone, to)).changes();
  }

  private static RecordTable table(String zone, List<ResourceRecord> records) {
    String text = records.stream().map(record -> record + "\n").collect(Collectors.joining());
    ZoneSource source = new ZoneSource(zone, text,
        (line, column) -> new Location("records of " + zone, line, column));
    return MasterReader.read(source, Path.of("."), Path.of(".")).table();
  }

  /** Returns the addresses in a zone that reverse zones are made of. */
  public static List<NamedAddress> addresses(ZoneContent zone) {
    return ZoneAddresses.of(zone.zone());
  }

  /** Returns the names of a reverse zone that need no PTR records besides those it has. */
  public static WrittenNames written(ZoneContent zone) {
    return WrittenNames.of(zone.table());
  }

  /** Finds what is wrong with zones that were read: with each, and with all taken together. */
  public static List<Problem> check(List<ZoneContent> zones) {
    return ZoneRules.check(zones, ZoneContent::zone);
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

  static ResourceRecord withoutSerial(ResourceRecord record) {
    return record.type().equals("SOA")
        ? new ResourceRecord(record.owner(), record.ttl(), "SOA",
            SERIAL.matcher(record.rdata()).replaceFirst("$1 0"))
        : record;
  }
}
