package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.generate.CatalogZone;
import aeolus.zone.wire.NameTable;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.nio.ByteBuffer;

/** SOA and NS records of the zone itself, wildcards, TTLs that depend on the server. */
final class ApexCheck implements Check {
  private static final int DAY = 86_400;

  @Override
  public void run(Findings zone) {
    RecordTable table = zone.table;
    int soa = table.find(RecordTable.APEX, RecordType.SOA);
    if (soa >= 0) {
      authority(zone, soa);
    }
    if (zone.zone().withoutTtl() >= 0) {
      zone.reportPlace(Rule.TTL_DEFAULT, zone.zone().withoutTtl(),
          "record without a TTL and no $TTL before it, which servers complete differently, "
              + "expected either");
    }
    owners(zone);
  }

  private static void authority(Findings zone, int soa) {
    int end = zone.table.setEnd(soa);
    int first = zone.firstInText(soa, end);
    for (int record = soa; record < end; record++) {
      if (record != first && !zone.table.isRepeated(record)) {
        zone.report(Rule.SOA_SINGLE, record, "expected one SOA record, got another");
      }
    }
    values(zone, first);
    nameservers(zone, first);
  }

  private static void values(Findings zone, int soa) {
    ByteBuffer numbers = ByteBuffer.wrap(zone.data);
    int at = zone.table.dataEnd(soa) - 16;
    long refresh = numbers.getInt(at) & 0xffffffffL;
    long retry = numbers.getInt(at + 4) & 0xffffffffL;
    long expire = numbers.getInt(at + 8) & 0xffffffffL;
    long minimum = numbers.getInt(at + 12) & 0xffffffffL;
    warn(zone, soa, refresh < 300, "refresh", "300 or more", refresh);
    warn(zone, soa, refresh > 7 * DAY, "refresh", "at most 604800", refresh);
    warn(zone, soa, retry < 60, "retry", "60 or more", retry);
    warn(zone, soa, retry > refresh, "retry", "at most the refresh of " + refresh, retry);
    warn(zone, soa, expire < 7 * DAY, "expire", "604800 or more", expire);
    warn(zone, soa, expire < refresh + retry, "expire",
        "at least refresh and retry together, " + (refresh + retry), expire);
    warn(zone, soa, minimum > DAY, "minimum (the TTL of negative answers)", "at most 86400",
        minimum);
  }

  private static void warn(Findings zone, int soa, boolean wrong, String what, String expected,
      long value) {
    if (wrong) {
      zone.report(Rule.SOA_VALUES, soa,
          "SOA " + what + ": expected " + expected + " seconds, got " + value);
    }
  }

  private static void nameservers(Findings zone, int soa) {
    int servers = zone.table.find(RecordTable.APEX, RecordType.NS);
    if (servers < 0) {
      zone.report(Rule.NS_MISSING, soa,
          "expected NS records at " + zone.zoneName() + ", got none");
    } else if (zone.table.setEnd(servers) == servers + 1 && !isCatalog(zone, servers)) {
      zone.report(Rule.NS_SINGLE, servers, "expected two or more NS records at "
          + zone.zoneName() + ", got one: one failure takes the zone away");
    }
  }

  /** Catalog zones are for nameservers alone: they need none of their own (RFC 9432, 4.1). */
  private static boolean isCatalog(Findings zone, int nameserver) {
    byte[] version = Names.of("version." + zone.zoneName());
    return version != null
        && zone.textAt(zone.table.dataStart(nameserver)).equals(CatalogZone.NAMESERVER)
        && zone.table.has(zone.table.names().find(version, 0), RecordType.TXT);
  }

  private static void owners(Findings zone) {
    RecordTable table = zone.table;
    NameTable names = table.names();
    byte[] octets = names.data();
    for (int owner = 1; owner < table.owners(); owner++) {
      if (table.begin(owner) == table.end(owner)) {
        continue;
      }
      int start = names.start(owner);
      int first = table.begin(owner);
      boolean wildcard = octets[start] == 1 && octets[start + 1] == '*';
      if (wildcard) {
        wildcard(zone, owner, RecordType.NS, Rule.WILDCARD_NS);
        wildcard(zone, owner, RecordType.DNAME, Rule.WILDCARD_DNAME);
      }
      inner(zone, octets, start, first);
      int soa = table.find(owner, RecordType.SOA);
      if (soa >= 0) {
        zone.report(Rule.SOA_SINGLE, soa, "SOA record in the middle of the zone, expected it at "
            + zone.zoneName() + ", got it at " + names.text(owner));
      }
      twice(zone, octets, start, first);
    }
  }

  private static void wildcard(Findings zone, int owner, int type, Rule rule) {
    int record = zone.table.find(owner, type);
    if (record >= 0) {
      zone.report(rule, record, zone.table.ownerText(record) + ": expected no "
          + RecordType.name(type) + " at a wildcard, which servers treat differently");
    }
  }

  private static void inner(Findings zone, byte[] octets, int start, int record) {
    int at = start;
    boolean star = false;
    while (octets[at] != 0) {
      // A first label of a star alone is what wildcards are.
      star |= octets[at] >= 1 && octets[at + 1] == '*' && (octets[at] > 1 || at > start);
      at += 1 + octets[at];
    }
    if (star) {
      zone.report(Rule.WILDCARD_LABEL, record, zone.table.ownerText(record)
          + ": only a first label of * alone is a wildcard, expected one or none");
    }
  }

  private static void twice(Findings zone, byte[] octets, int start, int record) {
    if (isTwice(octets, start, zone.table.apex())) {
      String text = zone.table.ownerText(record);
      zone.report(Rule.FINAL_DOT, record, "owner without final dot? expected \""
          + text.substring(0, text.length() - zone.zoneName().length()) + "\", got \"" + text
          + "\"");
    }
  }

  /** Tells whether a name ends in the zone's name twice. */
  static boolean isTwice(byte[] octets, int start, byte[] apex) {
    int labels = apex.length - 1;
    int at = start;
    int length = Names.length(octets, start);
    while (length > labels + apex.length) {
      int step = 1 + octets[at];
      at += step;
      length -= step;
    }
    return labels > 0 && length == labels + apex.length
        && java.util.Arrays.equals(octets, at, at + labels, apex, 0, labels)
        && java.util.Arrays.equals(octets, at + labels, at + length, apex, 0, apex.length);
  }
}
