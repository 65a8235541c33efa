package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;

/** Names that NS, MX, SRV, PTR, CNAME and DNAME records point to. */
final class TargetCheck implements Check {
  @Override
  public void run(Findings zone) {
    boolean reverse = zone.zoneName().endsWith(".arpa.");
    RecordTable table = zone.table;
    for (int record = 0; record < table.size(); record++) {
      int skip = octetsBefore(table.type(record));
      if (skip >= 0 && !table.isRepeated(record)) {
        int target = table.dataStart(record) + skip;
        if (zone.isWithin(target)) {
          finalDot(zone, record, target, reverse);
          address(zone, record, target);
        }
      }
    }
  }

  private static int octetsBefore(int type) {
    return switch (type) {
      case RecordType.NS, RecordType.CNAME, RecordType.DNAME, RecordType.PTR -> 0;
      case RecordType.MX -> 2;
      case RecordType.SRV -> 6;
      default -> -1;
    };
  }

  /** A name without final dot is relative, which gives the zone's name twice. */
  private static void finalDot(Findings zone, int record, int target, boolean reverse) {
    int type = zone.table.type(record);
    // Nobody's hosts have their names inside of a reverse zone.
    if (ApexCheck.isTwice(zone.data, target, zone.table.apex())
        || (type == RecordType.PTR && reverse)) {
      String text = zone.textAt(target);
      zone.report(Rule.FINAL_DOT, record, RecordType.name(type)
          + " without final dot? expected \""
          + text.substring(0, text.length() - zone.zoneName().length()) + "\", got \"" + text
          + "\"");
    }
  }

  private static void address(Findings zone, int record, int target) {
    switch (zone.table.type(record)) {
      case RecordType.NS -> address(zone, record, target, Rule.NS_ALIAS, Rule.NS_ADDRESS);
      case RecordType.MX -> address(zone, record, target, Rule.MX_ALIAS, Rule.MX_ADDRESS);
      case RecordType.SRV -> address(zone, record, target, Rule.SRV_ALIAS, Rule.SRV_ADDRESS);
      default -> {
        // Aliases have a check of their own, and PTR may name anything.
      }
    }
  }

  private static void address(Findings zone, int record, int target, Rule alias, Rule missing) {
    int owner = zone.ownerAt(target);
    if (zone.hasAddress(owner)) {
      return;
    }
    String what = RecordType.name(zone.table.type(record)) + " of " + zone.table.ownerText(record)
        + ": expected a host with an address, got " + zone.textAt(target);
    if (zone.table.has(owner, RecordType.CNAME)) {
      zone.report(alias, record, what + ", which is a CNAME");
      return;
    }
    int cut = zone.delegation(zone.data, target);
    boolean glueless = cut >= 0
        && !(zone.table.type(record) == RecordType.NS && cut == zone.table.owner(record));
    boolean wildcard = (owner < 0 || zone.table.begin(owner) == zone.table.end(owner))
        && zone.hasAddress(zone.wildcard(zone.data, target));
    if (!glueless && !wildcard) {
      zone.report(missing, record, what + ", which has none");
    }
  }
}
