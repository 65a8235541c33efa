package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.util.Set;
import java.util.TreeSet;

/** CNAME and DNAME records. */
final class AliasCheck implements Check {
  private static final Set<Integer> BESIDE_CNAME = Set.of(RecordType.CNAME, RecordType.RRSIG,
      RecordType.NSEC, RecordType.KEY, RecordType.NSEC3);
  private static final int LONG = 8;

  @Override
  public void run(Findings zone) {
    RecordTable table = zone.table;
    for (int owner = 0; owner < table.owners(); owner++) {
      int cname = table.find(owner, RecordType.CNAME);
      if (cname >= 0) {
        alone(zone, owner, cname);
        single(zone, cname, Rule.CNAME_SINGLE);
        follow(zone, owner, cname);
      }
      int dname = table.find(owner, RecordType.DNAME);
      if (dname >= 0) {
        single(zone, dname, Rule.DNAME_SINGLE);
      }
    }
  }

  private static void alone(Findings zone, int owner, int cname) {
    Set<String> others = new TreeSet<>();
    for (int record = zone.table.begin(owner); record < zone.table.end(owner); record++) {
      if (!BESIDE_CNAME.contains(zone.table.type(record))) {
        others.add(RecordType.name(zone.table.type(record)));
      }
    }
    if (!others.isEmpty()) {
      zone.report(Rule.CNAME_ALONE, cname, zone.table.ownerText(cname)
          + " has a CNAME, expected no other data, got " + String.join(", ", others));
    }
  }

  private static void single(Findings zone, int from, Rule rule) {
    int end = zone.table.setEnd(from);
    int first = zone.firstInText(from, end);
    for (int record = from; record < end; record++) {
      if (record != first && !zone.table.isRepeated(record)) {
        zone.report(rule, record, zone.table.ownerText(record) + ": expected one "
            + RecordType.name(zone.table.type(record)) + ", got another");
      }
    }
  }

  /** Goes a bounded number of steps, which keeps the whole linear. */
  private static void follow(Findings zone, int owner, int cname) {
    RecordTable table = zone.table;
    int at = cname;
    for (int steps = 1; steps <= 4 * LONG; steps++) {
      int target = zone.ownerAt(table.dataStart(at));
      int next = table.find(target, RecordType.CNAME);
      if (target == owner) {
        zone.report(Rule.ALIAS_LOOP, cname,
            table.ownerText(cname) + " is an alias of itself, expected an end of the chain");
        return;
      }
      if (next < 0) {
        end(zone, cname, at, target, steps);
        return;
      }
      at = next;
    }
  }

  private static void end(Findings zone, int cname, int last, int target, int steps) {
    int position = zone.table.dataStart(last);
    boolean known = target >= 0 && zone.table.begin(target) < zone.table.end(target);
    if (steps > LONG) {
      zone.report(Rule.ALIAS_CHAIN, cname, zone.table.ownerText(cname) + ": expected at most "
          + LONG + " aliases one after another, got " + steps);
    }
    if (steps == 1 && !known && zone.isWithin(position)
        && zone.delegation(zone.data, position) < 0 && !hasBelowOrWildcard(zone, position)) {
      zone.report(Rule.ALIAS_TARGET, cname, "CNAME of " + zone.table.ownerText(cname)
          + ": expected a name that exists, got " + zone.textAt(position));
    }
  }

  private static boolean hasBelowOrWildcard(Findings zone, int position) {
    byte[] wildcard = new byte[aeolus.zone.wire.Names.MAX + 2];
    wildcard[0] = 1;
    wildcard[1] = '*';
    int at = position;
    int length = aeolus.zone.wire.Names.length(zone.data, at);
    while (length > zone.table.apex().length) {
      at += 1 + zone.data[at];
      length = aeolus.zone.wire.Names.length(zone.data, at);
      System.arraycopy(zone.data, at, wildcard, 2, length);
      boolean dname = zone.table.has(zone.ownerAt(at), RecordType.DNAME);
      if (dname || zone.table.names().find(wildcard, 0) >= 0) {
        return true;
      }
    }
    return false;
  }
}
