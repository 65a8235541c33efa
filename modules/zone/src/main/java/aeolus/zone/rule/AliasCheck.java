package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** CNAME and DNAME records. */
final class AliasCheck implements Check {
  private static final Set<Integer> BESIDE_CNAME = Set.of(RecordType.CNAME, RecordType.RRSIG,
      RecordType.NSEC, RecordType.KEY, RecordType.NSEC3);

  @Override
  public void run(Findings zone) {
    RecordTable table = zone.table;
    AliasChain chain = new AliasChain(zone, hasDnames(table));
    for (int owner = 0; owner < table.owners(); owner++) {
      int cname = table.find(owner, RecordType.CNAME);
      if (cname >= 0) {
        alone(zone, owner, cname);
        single(zone, cname, Rule.CNAME_SINGLE);
        follow(zone, chain, cname);
      }
      int dname = table.find(owner, RecordType.DNAME);
      if (dname >= 0) {
        single(zone, dname, Rule.DNAME_SINGLE);
        below(zone, chain, dname);
      }
    }
  }

  private static boolean hasDnames(RecordTable table) {
    return IntStream.range(0, table.size())
        .anyMatch(record -> table.type(record) == RecordType.DNAME);
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

  private static void below(Findings zone, AliasChain chain, int dname) {
    chain.followBelow(dname);
    if (chain.isEndless()) {
      zone.report(Rule.ALIAS_LOOP, dname, "names below " + zone.table.ownerText(dname)
          + " are aliases of themselves, expected an end of the chain");
    } else {
      length(zone, chain, dname);
    }
  }

  private static void follow(Findings zone, AliasChain chain, int cname) {
    chain.follow(cname);
    if (chain.isEndless()) {
      zone.report(Rule.ALIAS_LOOP, cname,
          zone.table.ownerText(cname) + " is an alias of itself, expected an end of the chain");
    } else {
      length(zone, chain, cname);
      target(zone, chain, cname);
    }
  }

  private static void length(Findings zone, AliasChain chain, int first) {
    if (chain.steps() > AliasChain.LONG) {
      zone.report(Rule.ALIAS_CHAIN, first, zone.table.ownerText(first) + ": expected at most "
          + AliasChain.LONG + " aliases one after another, got " + chain.steps());
    }
  }

  /** Where there are more CNAME records, the last one has the mistake. */
  private static void target(Findings zone, AliasChain chain, int cname) {
    byte[] data = chain.lastData();
    int start = chain.lastStart();
    RecordTable table = zone.table;
    int target = table.names().find(data, start);
    boolean known = target >= 0 && table.begin(target) < table.end(target);
    if (chain.isOfOneCname() && !known && Names.isWithin(data, start, table.apex())
        && zone.delegation(data, start) < 0 && zone.wildcard(data, start) < 0) {
      zone.report(Rule.ALIAS_TARGET, cname, "CNAME of " + table.ownerText(cname)
          + ": expected a name that exists, got " + Names.text(data, start));
    }
  }
}
