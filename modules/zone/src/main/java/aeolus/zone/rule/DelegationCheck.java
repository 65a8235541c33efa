package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.wire.NameTable;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.util.BitSet;

/** Data at and below delegations and DNAME records. */
final class DelegationCheck implements Check {
  @Override
  public void run(Findings zone) {
    BitSet cuts = cuts(zone.table);
    int apex = zone.table.find(RecordTable.APEX, RecordType.DNAME);
    if (cuts.isEmpty() && apex < 0) {
      return;
    }
    BitSet glue = glue(zone, cuts);
    for (int owner = 1; owner < zone.table.owners(); owner++) {
      if (zone.table.begin(owner) < zone.table.end(owner)) {
        owner(zone, owner, cuts, glue, apex >= 0);
      }
    }
  }

  private static BitSet cuts(RecordTable table) {
    BitSet cuts = new BitSet();
    for (int owner = 1; owner < table.owners(); owner++) {
      if (table.has(owner, RecordType.NS) || table.has(owner, RecordType.DNAME)) {
        cuts.set(owner);
      }
    }
    return cuts;
  }

  /** Returns the names that NS records of any delegation point to. */
  private static BitSet glue(Findings zone, BitSet cuts) {
    BitSet glue = new BitSet();
    RecordTable table = zone.table;
    for (int owner = 0; owner >= 0; owner = cuts.nextSetBit(owner + 1)) {
      int record = table.find(owner, RecordType.NS);
      int end = record < 0 ? 0 : table.setEnd(record);
      for (; record >= 0 && record < end; record++) {
        int target = zone.ownerAt(table.dataStart(record));
        if (target >= 0) {
          glue.set(target);
        }
      }
    }
    return glue;
  }

  private static void owner(Findings zone, int owner, BitSet cuts, BitSet glue,
      boolean apexDname) {
    RecordTable table = zone.table;
    int cut = cutAbove(zone, owner, cuts);
    boolean atDelegation = cuts.get(owner) && table.has(owner, RecordType.NS);
    if (cut < 0 && !atDelegation && !apexDname) {
      return;
    }
    for (int record = table.begin(owner); record < table.end(owner); record++) {
      int type = table.type(record);
      boolean address = type == RecordType.A || type == RecordType.AAAA;
      boolean glued = address && glue.get(owner);
      if (cut < 0 && !apexDname) {
        boolean belongs = type == RecordType.NS || type == RecordType.DS
            || type == RecordType.NSEC || type == RecordType.RRSIG || glued;
        occluded(zone, record, belongs, owner);
      } else {
        boolean belowDname = cut < 0 || !table.has(cut, RecordType.NS);
        if (!belowDname && address && !glued) {
          zone.report(Rule.GLUE_SUPERFLUOUS, record, "address of " + table.ownerText(record)
              + " below the delegation of " + table.names().text(cut)
              + ", expected it only for nameservers that NS records name");
        } else {
          below(zone, record, glued, belowDname, cut < 0 ? RecordTable.APEX : cut);
        }
      }
    }
  }

  private static void below(Findings zone, int record, boolean glued, boolean dname, int cut) {
    if (dname) {
      zone.report(Rule.DNAME_BELOW, record, RecordType.name(zone.table.type(record)) + " of "
          + zone.table.ownerText(record) + " is below the DNAME of " + zone.table.names().text(cut)
          + ", expected nothing there");
    } else {
      occluded(zone, record, glued, cut);
    }
  }

  private static void occluded(Findings zone, int record, boolean belongs, int cut) {
    if (!belongs) {
      zone.report(Rule.OCCLUDED, record, RecordType.name(zone.table.type(record)) + " of "
          + zone.table.ownerText(record) + " is never answered, expected nothing at or below "
          + zone.table.names().text(cut) + " but its delegation");
    }
  }

  /** Returns the highest cut above a name, -1 where there is none. */
  private static int cutAbove(Findings zone, int owner, BitSet cuts) {
    NameTable names = zone.table.names();
    byte[] octets = names.data();
    int at = names.start(owner);
    int end = at + aeolus.zone.wire.Names.length(octets, at) - zone.table.apex().length;
    int cut = -1;
    at += 1 + octets[at];
    while (at < end) {
      int above = names.find(octets, at);
      if (above >= 0 && cuts.get(above)) {
        cut = above;
      }
      at += 1 + octets[at];
    }
    return cut;
  }
}
