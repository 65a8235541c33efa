package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.generate.ReverseZone;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.Octets;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Forward and reverse zones of the same project against each other. */
final class ReverseCheck {
  private final ZoneMap forward = new ZoneMap();
  private final ZoneMap reverse = new ZoneMap();

  ReverseCheck(Collection<Findings> zones) {
    for (Findings zone : zones) {
      (ReverseZone.isReverse(zone.zoneName()) ? reverse : forward).put(zone);
    }
  }

  void run() {
    if (!reverse.isEmpty()) {
      forward.all().forEach(this::addresses);
      reverse.all().forEach(this::pointers);
    }
  }

  /** An address in a network whose reverse zone is here has a PTR record. */
  private void addresses(Findings zone) {
    RecordTable table = zone.table;
    for (int record = 0; record < table.size(); record++) {
      int type = table.type(record);
      if (type == RecordType.A || type == RecordType.AAAA) {
        byte[] name = reverseName(zone.data, table.dataStart(record), type);
        List<Findings> holders = reverse.around(name, 0);
        Findings holder = holders.isEmpty() ? null : holders.getFirst();
        if (holder != null && holder.delegation(name, 0) < 0 && !hasPointer(holder, name)) {
          zone.report(Rule.REVERSE_MISSING, record, RecordType.name(type) + " of "
              + table.ownerText(record) + ": expected a PTR record at " + Names.text(name, 0)
              + ", got none in " + holder.zoneName());
        }
      }
    }
  }

  private static boolean hasPointer(Findings zone, byte[] name) {
    int owner = zone.table.names().find(name, 0);
    return zone.table.has(owner, RecordType.PTR) || zone.table.has(owner, RecordType.CNAME);
  }

  static byte[] reverseName(byte[] data, int at, int type) {
    Octets name = new Octets(80);
    boolean ipv4 = type == RecordType.A;
    for (int i = ipv4 ? 3 : 15; i >= 0; i--) {
      int octet = data[at + i] & 0xff;
      if (ipv4) {
        label(name, Integer.toString(octet));
      } else {
        label(name, Integer.toHexString(octet & 15));
        label(name, Integer.toHexString(octet >> 4));
      }
    }
    label(name, ipv4 ? "in-addr" : "ip6");
    label(name, "arpa");
    name.u8(0);
    return name.data();
  }

  private static void label(Octets name, String text) {
    name.u8(text.length());
    name.add(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A PTR record to a name in a zone that is here names a host with that address. */
  private void pointers(Findings zone) {
    RecordTable table = zone.table;
    for (int record = 0; record < table.size(); record++) {
      if (table.type(record) == RecordType.PTR) {
        int target = table.dataStart(record);
        for (Findings holder : forward.around(zone.data, target)) {
          if (!pointsBack(holder, zone, record)) {
            zone.report(Rule.REVERSE_WRONG, record, "PTR of " + table.ownerText(record)
                + ": expected a host with that address, got " + zone.textAt(target)
                + ", which has another or none in " + holder.zoneName());
          }
        }
      }
    }
  }

  private static boolean pointsBack(Findings holder, Findings zone, int record) {
    int target = zone.table.dataStart(record);
    int owner = holder.table.names().find(zone.data, target);
    if (!holder.hasAddress(owner)) {
      // Of a delegated name, the child knows; of a name elsewhere below .arpa, nobody here.
      return holder.delegation(zone.data, target) >= 0;
    }
    byte[] names = zone.table.names().data();
    int wanted = zone.table.names().start(zone.table.owner(record));
    boolean partial = false;
    for (int i = holder.table.begin(owner); i < holder.table.end(owner); i++) {
      int type = holder.table.type(i);
      if (type == RecordType.A || type == RecordType.AAAA) {
        byte[] name = reverseName(holder.data, holder.table.dataStart(i), type);
        partial |= Names.compare(name, 0, names, wanted) == 0;
      }
    }
    return partial || !isPlainReverse(zone.table.ownerText(record));
  }

  /** Classless delegations (RFC 2317) have names that no address has. */
  private static boolean isPlainReverse(String owner) {
    return owner.matches("(\\d+\\.){4}in-addr\\.arpa\\.|([0-9a-f]\\.){32}ip6\\.arpa\\.");
  }
}
