package aeolus.zone.dnsjava;

import aeolus.zone.ZoneRecords;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.util.List;
import org.xbill.DNS.Record;

/** Records of messages in canonical order and form (RFC 4034, section 6). */
final class CanonicalRecords {
  private static final byte[] ROOT = {0};
  private static final int USUAL_LENGTH = 40;

  private CanonicalRecords() {}

  /** Sorts records and leaves out repeated ones, of which the first stays. */
  static ZoneRecords of(List<Record> records) {
    RecordTable.Builder table = new RecordTable.Builder(ROOT, records.size() * USUAL_LENGTH);
    for (Record record : records) {
      byte[] data = record.rdataToWireCanonical();
      int type = record.getType();
      RecordType.lower(type, data, 0, data.length);
      int start = table.data().size();
      table.data().add(data);
      int owner = table.names().intern(record.getName().toWireCanonical(), 0);
      table.add(owner, type, record.getTTL(), start, table.size());
    }
    return ZoneRecords.of(table.build());
  }
}
