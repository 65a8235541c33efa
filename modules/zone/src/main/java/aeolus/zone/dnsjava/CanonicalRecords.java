package aeolus.zone.dnsjava;

import aeolus.zone.ResourceRecord;
import aeolus.zone.wire.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Record;

/** Records of messages in canonical order and form (RFC 4034, section 6). */
final class CanonicalRecords {
  private CanonicalRecords() {}

  /** Sorts records and leaves out repeated ones, of which the first stays. */
  static List<ResourceRecord> of(List<Record> records) {
    List<Record> all = new ArrayList<>(records);
    all.sort(null);
    List<ResourceRecord> plain = new ArrayList<>(all.size());
    Record before = null;
    for (Record record : all) {
      if (before == null || before.compareTo(record) != 0) {
        plain.add(plain(record));
      }
      before = record;
    }
    return plain;
  }

  /** Returns a record without dnsjava's types, in the same words as records of master files. */
  private static ResourceRecord plain(Record record) {
    byte[] data = record.rdataToWireCanonical();
    int type = record.getType();
    RecordType.lower(type, data, 0, data.length);
    return new ResourceRecord(record.getName().canonicalize().toString(), record.getTTL(),
        RecordType.name(type), RecordType.text(type, data, 0, data.length));
  }
}
