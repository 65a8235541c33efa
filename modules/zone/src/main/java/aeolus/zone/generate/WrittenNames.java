package aeolus.zone.generate;

import aeolus.zone.wire.NameTable;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;

/** The names of a reverse zone that its text has an answer for already. */
public final class WrittenNames {
  /** A zone without any. */
  public static final WrittenNames NONE = new WrittenNames(null);

  private final RecordTable table;

  private WrittenNames(RecordTable table) {
    this.table = table;
  }

  /** Takes the records that were written. */
  public static WrittenNames of(RecordTable table) {
    return new WrittenNames(table);
  }

  /** Tells whether a name has PTR or CNAME records, or is at or below a delegation or DNAME. */
  boolean answer(String name) {
    byte[] octets = Names.of(name);
    if (table == null || octets == null) {
      return false;
    }
    int owner = table.names().find(octets, 0);
    return table.has(owner, RecordType.PTR) || table.has(owner, RecordType.CNAME)
        || isCovered(octets);
  }

  private boolean isCovered(byte[] name) {
    NameTable names = table.names();
    for (int at = 0; name[at] != 0; at += 1 + name[at]) {
      int owner = names.find(name, at);
      boolean delegated = owner != RecordTable.APEX && table.has(owner, RecordType.NS);
      if (delegated || (at > 0 && table.has(owner, RecordType.DNAME))) {
        return true;
      }
    }
    return false;
  }
}
