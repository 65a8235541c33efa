package aeolus.zone.dnsjava;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.Sha256;
import aeolus.zone.ResourceRecord;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Reads master files. */
public final class MasterReader {
  private static final Pattern PLACE = Pattern.compile("^<none>:(\\d+): (.*)$|^[^:]*:(\\d+): (.*)$",
      Pattern.DOTALL);

  private MasterReader() {}

  /**
   * Reads a zone.
   *
   * @throws InvalidInputException with what is wrong in it
   */
  public static ZoneContent read(ZoneSource source, Path includeBase) {
    Problems problems = new Problems();
    String name = source.name().endsWith(".")
        ? source.name()
            .substring(0,
                source.name().length() - 1)
        : source.name();
    List<Record> records = parse(source, name, problems);
    Name apex = apex(name, source);
    for (Record record : records) {
      if (!record.getName().subdomain(apex)) {
        problems.error(Location.of(source.origin().at(1, 0).file()),
            record.getName() + " is outside of the zone " + name);
      }
    }
    problems.throwIfErrors();
    return content(source, name, apex, records);
  }

  private static Name apex(String name, ZoneSource source) {
    try {
      return Name.fromString(name + ".");
    } catch (TextParseException e) {
      throw new InvalidInputException(source.origin().at(1, 0), "not a zone's name: " + name);
    }
  }

  private static List<Record> parse(ZoneSource source, String name, Problems problems) {
    List<Record> records = new ArrayList<>();
    byte[] text = source.text().getBytes(StandardCharsets.UTF_8);
    try (Master master = new Master(new ByteArrayInputStream(text), apex(name, source), 3600)) {
      master.disableIncludes();
      for (Record record = next(master, source, problems); record != null; record = next(master,
          source, problems)) {
        records.add(record);
      }
    } catch (IOException e) {
      problems.error(source.origin().at(1, 0), e.getMessage());
    }
    return records;
  }

  private static Record next(Master master, ZoneSource source, Problems problems)
      throws IOException {
    try {
      return master.nextRecord();
    } catch (TextParseException e) {
      Matcher matcher = PLACE.matcher(String.valueOf(e.getMessage()));
      boolean placed = matcher.matches();
      String line = placed ? matcher.group(1) == null ? matcher.group(3) : matcher.group(1) : "1";
      String what = placed
          ? matcher.group(2) == null ? matcher.group(4) : matcher.group(2)
          : e.getMessage();
      problems.error(source.origin().at(Integer.parseInt(line), 0), what);
      throw new InvalidInputException(problems.list());
    }
  }

  private static ZoneContent content(ZoneSource source, String name, Name apex,
      List<Record> records) {
    long serial = records.stream()
        .filter(SOARecord.class::isInstance)
        .map(SOARecord.class::cast)
        .filter(soa -> soa.getName().equals(apex))
        .mapToLong(SOARecord::getSerial)
        .findFirst()
        .orElseThrow(() -> new InvalidInputException(source.origin().at(1, 0),
            "no SOA record at " + apex));
    List<ResourceRecord> sorted = sorted(records);
    return new ZoneContent(name, serial, source.text(), sorted, hash(records));
  }

  static List<ResourceRecord> sorted(List<Record> records) {
    return new TreeSet<>(records).stream().map(MasterReader::record).distinct().toList();
  }

  private static ResourceRecord record(Record record) {
    String owner = record.getName().canonicalize().toString();
    return new ResourceRecord(owner, record.getTTL(), Type.string(record.getType()),
        record.rdataToString());
  }

  private static String hash(List<Record> records) {
    return Sha256.of(records.stream()
        .map(MasterReader::canonical)
        .sorted()
        .distinct()
        .collect(Collectors.joining("\n")));
  }

  private static String canonical(Record record) {
    if (record instanceof SOARecord soa) {
      return record(new SOARecord(soa.getName(), soa.getDClass(), soa.getTTL(), soa.getHost(),
          soa.getAdmin(), 0, soa.getRefresh(), soa.getRetry(), soa.getExpire(), soa.getMinimum()))
          .toString();
    }
    ResourceRecord plain = record(record);
    return plain.owner() + " " + plain.ttl() + " " + plain.type() + " "
        + java.util.HexFormat.of().formatHex(record.rdataToWireCanonical());
  }
}
