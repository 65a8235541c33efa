package aeolus.zone;

import aeolus.core.Location;
import aeolus.core.Sha256;
import aeolus.zone.master.MasterZone;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A zone that was read without errors. Immutable; what costs time is made when first asked for. */
public final class ZoneContent {
  private static final Pattern SERIAL = Pattern.compile("^(\\S+ \\S+) \\d+");

  private final String name;
  private final ZoneSource source;
  private final MasterZone zone;
  private final long serial;
  private ZoneRecords records;
  private String contentHash;

  ZoneContent(ZoneSource source, MasterZone zone, long serial) {
    String text = Names.text(zone.table().apex(), 0);
    this.name = text.length() > 1 ? text.substring(0, text.length() - 1) : text;
    this.source = source;
    this.zone = zone;
    this.serial = serial;
  }

  /** Returns the zone's name, in lower case and without final dot. */
  public String name() {
    return name;
  }

  /** Returns the serial of its SOA record, 0 to 2^32-1. */
  public long serial() {
    return serial;
  }

  /**
   * Returns the master file for nameservers: as it was read, or one record a line where it has
   * {@code $INCLUDE} or {@code $GENERATE}, which not all of them know.
   */
  public String text() {
    return zone.expanded()
        ? records().stream().map(record -> record + "\n").collect(Collectors.joining())
        : source.text();
  }

  /** Returns where the lines of the text that was read come from. */
  public LineOrigin origin() {
    return source.origin();
  }

  MasterZone zone() {
    return zone;
  }

  /** Returns the records in columns. */
  public RecordTable table() {
    return zone.table();
  }

  /** Returns the place of a record of the table. */
  public Location place(int record) {
    return zone.files().at(table().place(record));
  }

  /** Returns the records in canonical order (RFC 4034, section 6), without repeated ones. */
  public synchronized ZoneRecords records() {
    if (records == null) {
      records = ZoneRecords.of(table());
    }
    return records;
  }

  /** Returns the records that the text has again, be it with another TTL. */
  public List<ResourceRecord> repeated() {
    return ZoneRecords.inOrder(table())
        .filter(record -> table().isRepeated(record))
        .mapToObj(record -> ZoneRecords.record(table(), record))
        .toList();
  }

  /**
   * Returns a digest of the records without the serial; order, case of names and spelling do not
   * count.
   */
  public synchronized String contentHash() {
    if (contentHash == null) {
      contentHash = Sha256.of(records().stream()
          .map(ZoneContent::withoutSerial)
          .collect(Collectors.joining("\n"))
          .getBytes(StandardCharsets.UTF_8));
    }
    return contentHash;
  }

  private static String withoutSerial(ResourceRecord record) {
    return (record.type().equals("SOA")
        ? new ResourceRecord(record.owner(), record.ttl(), "SOA",
            SERIAL.matcher(record.rdata()).replaceFirst("$1 0"))
        : record).toString();
  }
}
