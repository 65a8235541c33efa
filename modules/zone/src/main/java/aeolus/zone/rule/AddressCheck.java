package aeolus.zone.rule;

import aeolus.zone.Rule;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;

/** Addresses that nobody can reach. */
final class AddressCheck implements Check {
  @Override
  public void run(Findings zone) {
    RecordTable table = zone.table;
    for (int record = 0; record < table.size(); record++) {
      int type = table.type(record);
      boolean odd = switch (type) {
        case RecordType.A -> isOddIpv4(zone.data, table.dataStart(record));
        case RecordType.AAAA -> isOddIpv6(zone.data, table.dataStart(record));
        default -> false;
      };
      if (odd) {
        zone.report(Rule.ADDRESS_ODD, record, RecordType.name(type) + " of "
            + table.ownerText(record) + ": expected an address of a host, got "
            + table.dataText(record));
      }
    }
  }

  /** This network, loopback, link-local, multicast and reserved; private ones are in use. */
  private static boolean isOddIpv4(byte[] data, int at) {
    int first = data[at] & 0xff;
    return first == 0 || first == 127 || first >= 224
        || (first == 169 && (data[at + 1] & 0xff) == 254);
  }

  private static boolean isOddIpv6(byte[] data, int at) {
    int first = data[at] & 0xff;
    boolean linkLocal = first == 0xfe && (data[at + 1] & 0xc0) == 0x80;
    boolean zeros = true;
    for (int i = 0; i < 10; i++) {
      zeros &= data[at + i] == 0;
    }
    // Unspecified, loopback, IPv4-compatible and IPv4-mapped ones.
    return first == 0xff || linkLocal || zeros;
  }
}
