package aeolus.zone.differential;

import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;

/** Records with their data in wire format: BIND's raw zone files, and what Aeolus has read. */
final class RawZone {
  /** Format, version, time of the dump, flags, serial and time of the transfer. */
  private static final int HEADER = 24;

  private RawZone() {}

  /** Returns the records of a file that named-compilezone wrote. */
  static SortedSet<String> of(byte[] file) {
    SortedSet<String> records = new TreeSet<>();
    ByteBuffer in = ByteBuffer.wrap(file).position(HEADER);
    while (in.hasRemaining()) {
      int end = in.position() + in.getInt();
      in.getShort();
      int type = in.getShort() & 0xffff;
      in.getShort();
      long ttl = in.getInt() & 0xffffffffL;
      int count = in.getInt();
      byte[] owner = octets(in);
      for (int i = 0; i < count; i++) {
        byte[] data = octets(in);
        RecordType.lower(type, data, 0, data.length);
        records.add(line(ownerText(owner), type, ttl, data));
      }
      if (in.position() != end) {
        throw new IllegalArgumentException("expected an RRset of other length");
      }
    }
    return records;
  }

  private static String ownerText(byte[] name) {
    for (int i = 0; i < name.length; i++) {
      name[i] = Names.lower(name[i]);
    }
    return Names.text(name, 0);
  }

  private static byte[] octets(ByteBuffer in) {
    byte[] octets = new byte[in.getShort() & 0xffff];
    in.get(octets);
    return octets;
  }

  /** Returns the records of a table, repeated ones once. */
  static SortedSet<String> of(RecordTable table) {
    SortedSet<String> records = new TreeSet<>();
    for (int record = 0; record < table.size(); record++) {
      if (!table.isRepeated(record)) {
        byte[] data = java.util.Arrays.copyOfRange(table.data(), table.dataStart(record),
            table.dataEnd(record));
        records.add(line(table.ownerText(record), table.type(record), table.ttl(record), data));
      }
    }
    return records;
  }

  private static String line(String owner, int type, long ttl, byte[] data) {
    return owner + " " + RecordType.name(type) + " " + ttl + " "
        + HexFormat.of().formatHex(data);
  }
}
