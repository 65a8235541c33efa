package aeolus.zone.dnsjava;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.zone.LineOrigin;
import aeolus.zone.ResourceRecord;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * Reads master files: with dnsjava's own reader as long as that has nothing to object, else entry by
 * entry, to find everything that is wrong and its place.
 */
public final class MasterReader {
  /** Seconds, for records without a TTL in files without {@code $TTL}. */
  static final long DEFAULT_TTL = 3600;

  /** What dnsjava takes for absolute. */
  private static final Pattern RELATIVE_ORIGIN = Pattern
      .compile("^\\$ORIGIN[ \\t]+[^\\s;]*[^\\s;.](?=[\\s;]|$)",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private MasterReader() {}

  /**
   * Reads a zone.
   *
   * @throws InvalidInputException with everything that is wrong in it
   */
  public static ZoneContent read(ZoneSource source) {
    Name apex = apex(source);
    List<Record> records = records(source, apex);
    CanonicalRecords canonical = CanonicalRecords.of(records);
    return new ZoneContent(apex.toString(true), serial(records, apex, source), source.text(),
        source.origin(), CanonicalRecords.plain(canonical.sorted()),
        CanonicalRecords.plain(canonical.repeated()), canonical.hash());
  }

  /** Finds the places of a zone's records; the keys are in the order of the text. */
  public static SequencedMap<ResourceRecord, List<Location>> places(ZoneContent zone) {
    ZoneSource source = new ZoneSource(zone.name(), zone.text(), zone.origin());
    SequencedMap<ResourceRecord, List<Location>> places = new LinkedHashMap<>();
    for (PlacedRecord placed : EntryReader.read(source, apex(source)).records()) {
      places
          .computeIfAbsent(CanonicalRecords.plain(placed.record()), _ -> new ArrayList<>())
          .add(zone.origin().at(placed.line(), placed.column()));
    }
    return places;
  }

  private static Name apex(ZoneSource source) {
    try {
      return Name.fromString(source.name(), Name.root);
    } catch (TextParseException e) {
      throw new InvalidInputException(source.origin().at(1, 0),
          "expected the name of a zone, got \"" + source.name() + "\"");
    }
  }

  private static List<Record> records(ZoneSource source, Name apex) {
    List<Record> records = List.of();
    try {
      records = isDeceptive(source.text()) ? List.of() : stream(source, apex);
    } catch (IOException | RuntimeException e) {
      entryByEntry(source, apex);
      // Only dnsjava objects: what it says is better than a zone that servers may refuse.
      throw new InvalidInputException(source.origin().at(DnsjavaMessage.line(e), 0),
          DnsjavaMessage.words(e));
    }
    return isGood(records, apex) ? records : entryByEntry(source, apex);
  }

  private static boolean isGood(List<Record> records, Name apex) {
    return !records.isEmpty() && records.stream()
        .allMatch(record -> record.getDClass() == DClass.IN && record.getName().subdomain(apex)
            && !isEmptyText(record));
  }

  /** dnsjava takes TXT without a string, which can't be sent (RFC 1035, section 3.3.14). */
  private static boolean isEmptyText(Record record) {
    return record instanceof TXTRecord text && text.getStringsAsByteArrays().isEmpty();
  }

  /** Tells whether dnsjava would take the text for something else than nameservers do. */
  private static boolean isDeceptive(String text) {
    boolean open = text.lastIndexOf('(') > text.lastIndexOf(')');
    return open || RELATIVE_ORIGIN.matcher(text).find();
  }

  private static List<Record> stream(ZoneSource source, Name apex) throws IOException {
    List<Record> records = new ArrayList<>();
    byte[] text = MasterText.ascii(source.text()).getBytes(StandardCharsets.US_ASCII);
    try (Master master = new Master(new ByteArrayInputStream(text), apex, DEFAULT_TTL)) {
      master.disableIncludes(true);
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        records.add(record);
      }
    }
    return records;
  }

  private static List<Record> entryByEntry(ZoneSource source, Name apex) {
    EntryReader.Reading reading = EntryReader.read(source, apex);
    if (!reading.mistakes().isEmpty()) {
      LineOrigin origin = source.origin();
      throw new InvalidInputException(reading.mistakes()
          .stream()
          .map(mistake -> Problem.error(origin.at(mistake.line(), mistake.column()),
              mistake.message()))
          .toList());
    }
    return reading.records().stream().map(PlacedRecord::record).toList();
  }

  private static long serial(List<Record> records, Name apex, ZoneSource source) {
    return records.stream()
        .filter(SOARecord.class::isInstance)
        .map(SOARecord.class::cast)
        .filter(soa -> soa.getName().equals(apex))
        .mapToLong(SOARecord::getSerial)
        .findFirst()
        .orElseThrow(() -> new InvalidInputException(source.origin().at(1, 0),
            "no SOA record, expected one at " + apex));
  }
}
