package aeolus.zone;

import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.zone.generate.NamedAddress;
import aeolus.zone.generate.WrittenNames;
import aeolus.zone.generate.ZoneAddresses;
import aeolus.zone.master.MasterReader;
import aeolus.zone.master.MasterZone;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.nio.file.Path;
import aeolus.zone.rule.ZoneRules;
import java.util.List;

/** Reads and checks zones. */
public final class Zones {
  private Zones() {}

  /**
   * Reads a zone.
   *
   * @param includeBase the folder of the zone's file, inside of which {@code $INCLUDE} finds others
   * @throws InvalidInputException with all syntax errors and what else is wrong in any case,
   *     whatever the lines with errors were to say; sorted by place
   */
  public static ZoneContent read(ZoneSource source, Path includeBase) {
    MasterZone zone = MasterReader.read(source, includeBase, includeBase);
    if (!zone.mistakes().isEmpty()) {
      throw new InvalidInputException(ZoneRules.checkIncomplete(zone));
    }
    RecordTable table = zone.table();
    int soa = table.find(RecordTable.APEX, RecordType.SOA);
    if (soa < 0) {
      throw new InvalidInputException(source.origin().at(1, 0),
          "no SOA record, expected one at " + table.names().text(RecordTable.APEX));
    }
    return new ZoneContent(source, zone, serial(table, soa));
  }

  private static long serial(RecordTable table, int soa) {
    return java.nio.ByteBuffer.wrap(table.data()).getInt(table.dataEnd(soa) - 20) & 0xffffffffL;
  }

  /** Returns the addresses in a zone that reverse zones are made of. */
  public static List<NamedAddress> addresses(ZoneContent zone) {
    return ZoneAddresses.of(zone.zone());
  }

  /** Returns the names of a reverse zone that need no PTR records besides those it has. */
  public static WrittenNames written(ZoneContent zone) {
    return WrittenNames.of(zone.table());
  }

  /** Finds what is wrong with zones that were read: with each, and with all taken together. */
  public static List<Problem> check(List<ZoneContent> zones) {
    return ZoneRules.check(zones, ZoneContent::zone);
  }
}
