package aeolus.zone.rule;

import aeolus.zone.wire.Names;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Zones by their names: there may be thousands. */
final class ZoneMap {
  private final Map<ByteBuffer, Findings> zones = new LinkedHashMap<>();

  void put(Findings zone) {
    zones.put(ByteBuffer.wrap(zone.table.apex()), zone);
  }

  boolean isEmpty() {
    return zones.isEmpty();
  }

  Collection<Findings> all() {
    return zones.values();
  }

  /** Returns the zones that a name is in, the smallest first. */
  List<Findings> around(byte[] data, int name) {
    List<Findings> around = new ArrayList<>(2);
    int end = name + Names.length(data, name);
    for (int at = name; at < end; at += 1 + data[at]) {
      Findings zone = zones.get(ByteBuffer.wrap(data, at, end - at));
      if (zone != null) {
        around.add(zone);
      }
    }
    return around;
  }
}
