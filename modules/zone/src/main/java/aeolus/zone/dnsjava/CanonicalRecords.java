package aeolus.zone.dnsjava;

import aeolus.core.Sha256;
import aeolus.zone.ResourceRecord;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * Records in canonical order and form (RFC 4034, section 6).
 *
 * @param sorted without repeated ones
 * @param repeated those that are in the zone already, be it with another TTL
 */
record CanonicalRecords(List<Record> sorted, List<Record> repeated) {
  /** Sorts; of repeated records the first stays. */
  static CanonicalRecords of(List<Record> records) {
    List<Record> all = new ArrayList<>(records);
    all.sort(null);
    List<Record> sorted = new ArrayList<>(all.size());
    List<Record> repeated = new ArrayList<>();
    for (Record record : all) {
      boolean known = !sorted.isEmpty() && sorted.getLast().compareTo(record) == 0;
      (known ? repeated : sorted).add(record);
    }
    return new CanonicalRecords(sorted, repeated);
  }

  /** Returns the records without dnsjava's types. */
  static List<ResourceRecord> plain(List<Record> records) {
    return records.stream().map(CanonicalRecords::plain).toList();
  }

  /**
   * Returns a record without dnsjava's types. Servers may change the case of names in its data, and
   * nothing they send tells which strings had quotes.
   */
  static ResourceRecord plain(Record record) {
    return new ResourceRecord(record.getName().canonicalize().toString(), record.getTTL(),
        Type.string(record.getType()), asSent(record).rdataToString());
  }

  private static Record asSent(Record record) {
    if (record instanceof ARecord || record instanceof AAAARecord) {
      return record;
    }
    Record sent = Record.newRecord(record.getName(), record.getType(), record.getDClass(),
        record.getTTL(), record.rdataToWireCanonical());
    return sent == null ? record : sent;
  }

  /** Returns a digest of everything but the serial. */
  String hash() {
    return Sha256
        .of(sorted.stream()
            .map(CanonicalRecords::line)
            .sorted()
            .distinct()
            .collect(Collectors.joining("\n")));
  }

  private static String line(Record record) {
    Record timeless = record instanceof SOARecord soa ? withoutSerial(soa) : record;
    return record.getName().canonicalize() + " " + record.getTTL() + " "
        + Type.string(record.getType()) + " "
        + HexFormat.of().formatHex(timeless.rdataToWireCanonical());
  }

  private static SOARecord withoutSerial(SOARecord soa) {
    return new SOARecord(soa.getName(), soa.getDClass(), soa.getTTL(), soa.getHost(),
        soa.getAdmin(), 0, soa.getRefresh(), soa.getRetry(), soa.getExpire(), soa.getMinimum());
  }
}
