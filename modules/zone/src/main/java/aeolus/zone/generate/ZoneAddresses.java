package aeolus.zone.generate;

import aeolus.zone.master.MasterZone;
import aeolus.zone.master.Silence;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the addresses in a zone that reverse zones are made of: all but those of wildcards, which are
 * no hosts, and those beside a comment {@code ; aeolus: no-reverse}.
 */
public final class ZoneAddresses {
  private final RecordTable table;
  /** Where what is left out begins and ends. */
  private final TreeMap<Integer, Integer> leftOut = new TreeMap<>();

  private ZoneAddresses(MasterZone zone) {
    table = zone.table();
    for (Silence silence : zone.silences()) {
      if (silence.isNoReverse() && silence.to() > silence.from()) {
        leftOut.merge(silence.from(), silence.to(), Math::max);
      }
    }
  }

  /** Returns them in the order of the zone's table. */
  public static List<NamedAddress> of(MasterZone zone) {
    boolean whole = zone.silences()
        .stream()
        .anyMatch(silence -> silence.isNoReverse() && silence.isOfZone());
    return whole ? List.of() : new ZoneAddresses(zone).find();
  }

  private List<NamedAddress> find() {
    List<NamedAddress> found = new ArrayList<>();
    for (int record = 0; record < table.size(); record++) {
      int type = table.type(record);
      if ((type == RecordType.A || type == RecordType.AAAA) && isHost(record)) {
        int start = table.dataStart(record);
        Address address = new Address(table.data(), start, table.dataEnd(record) - start);
        found.add(new NamedAddress(address, table.ownerText(record)));
      }
    }
    return found;
  }

  private boolean isHost(int record) {
    Map.Entry<Integer, Integer> before = leftOut.floorEntry(table.place(record));
    byte[] names = table.names().data();
    int owner = table.names().start(table.owner(record));
    boolean wildcard = names[owner] == 1 && names[owner + 1] == '*';
    return !wildcard && (before == null || before.getValue() <= table.place(record));
  }
}
