package aeolus.zone.rule;

import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Goes from alias to alias within a zone; a bounded number of steps keeps the whole linear. */
final class AliasChain {
  /** As many aliases one after another as resolvers follow at least. */
  static final int LONG = 8;
  private static final int BOUND = 8 * LONG;

  private final Findings zone;
  private final boolean hasDnames;
  private byte[] data;
  private int at;
  private int steps;
  private int cnames;
  private boolean endless;

  AliasChain(Findings zone, boolean hasDnames) {
    this.zone = zone;
    this.hasDnames = hasDnames;
  }

  /** Follows a CNAME record. */
  void follow(int cname) {
    begin(cname);
    cnames = 1;
    go(this::step);
  }

  /** Follows all names below that of a DNAME record. */
  void followBelow(int dname) {
    begin(dname);
    go(() -> rewrite(true));
  }

  private void begin(int record) {
    data = zone.data;
    at = zone.table.dataStart(record);
    steps = 1;
    cnames = 0;
    endless = false;
  }

  private interface Step {
    /** Goes on to the next name; returns whether there is one. */
    boolean go();
  }

  private void go(Step next) {
    Set<ByteBuffer> seen = new HashSet<>(0);
    while (steps < BOUND && !endless && next.go()) {
      steps++;
      if (steps > LONG) {
        endless |= !seen.add(ByteBuffer.wrap(data, at, Names.length(data, at)));
      }
    }
  }

  private boolean step() {
    int cname = zone.table.find(zone.table.names().find(data, at), RecordType.CNAME);
    if (cname < 0) {
      return hasDnames && rewrite(false);
    }
    data = zone.data;
    at = zone.table.dataStart(cname);
    cnames++;
    return true;
  }

  /** Does what the highest DNAME record above a name says (RFC 6672, section 3.1). */
  private boolean rewrite(boolean self) {
    RecordTable table = zone.table;
    int end = at + Names.length(data, at) - table.apex().length;
    int found = -1;
    int cut = -1;
    for (int above = self ? at : at + 1 + data[at]; above <= end; above += 1 + data[above]) {
      int dname = table.find(table.names().find(data, above), RecordType.DNAME);
      if (dname >= 0) {
        found = dname;
        cut = above;
      }
    }
    if (found < 0) {
      return false;
    }
    int target = table.dataStart(found);
    int length = Names.length(zone.data, target);
    if (cut - at + length > Names.MAX) {
      endless = true;
      return false;
    }
    byte[] name = Arrays.copyOfRange(data, at, cut + length);
    System.arraycopy(zone.data, target, name, cut - at, length);
    data = name;
    at = 0;
    return true;
  }

  /** Tells whether the chain goes in circles, or to ever longer names. */
  boolean isEndless() {
    return endless;
  }

  /** Returns how many aliases there are one after another. */
  int steps() {
    return steps;
  }

  /** Tells whether there is no CNAME record but the first. */
  boolean isOfOneCname() {
    return cnames == 1;
  }

  /** Returns the octets that the last name is in. */
  byte[] lastData() {
    return data;
  }

  /** Returns where in the octets the last name begins. */
  int lastStart() {
    return at;
  }
}
