package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;

/** Repeated records, RRsets with several TTLs, TTLs that are too large. */
final class RepetitionCheck implements Check {
  private static final long MAX_TTL = 0x7fffffffL;

  @Override
  public void run(Findings zone) {
    RecordTable table = zone.table;
    for (int first = 0; first < table.size();) {
      int end = table.setEnd(first);
      large(zone, first);
      if (end > first + 1) {
        set(zone, first, end);
      }
      first = end;
    }
  }

  /** Resolvers take such a TTL for none at all. */
  private static void large(Findings zone, int record) {
    if (zone.table.ttl(record) > MAX_TTL) {
      zone.report(Rule.TTL_LARGE, record, "TTL: expected at most " + MAX_TTL + ", got "
          + zone.table.ttl(record));
    }
  }

  private static void set(Findings zone, int from, int end) {
    RecordTable table = zone.table;
    int first = zone.firstInText(from, end);
    int original = from;
    for (int record = from; record < end; record++) {
      if (!table.isRepeated(record)) {
        original = record;
      } else {
        zone.report(Rule.RECORD_REPEATED, record, "repeated record, first at "
            + zone.zone().files().at(table.place(original)) + ": " + text(table, record));
      }
      if (table.ttl(record) != table.ttl(first) && table.type(record) != RecordType.RRSIG) {
        zone.report(Rule.TTL_UNEQUAL, record, "TTLs of the " + RecordType.name(table.type(record))
            + " records of " + table.ownerText(record) + " differ, expected " + table.ttl(first)
            + ", got " + table.ttl(record));
      }
    }
  }

  private static String text(RecordTable table, int record) {
    return table.ownerText(record) + " " + table.ttl(record) + " IN "
        + RecordType.name(table.type(record)) + " " + table.dataText(record);
  }
}
