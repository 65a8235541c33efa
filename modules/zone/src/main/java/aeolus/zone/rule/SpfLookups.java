package aeolus.zone.rule;

import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Counts the lookups that an SPF record needs, as far as the zones tell that are checked together. */
final class SpfLookups {
  /** RFC 7208, section 4.6.4. */
  static final int MOST = 10;

  private final Set<Place> seen = new HashSet<>();

  private record Place(Findings zone, int record) {}

  /** Returns the number, counting no further than needed to know that it is too high. */
  int count(Findings zone, int record) {
    if (!seen.add(new Place(zone, record))) {
      return 0;
    }
    int count = 0;
    for (String term : Strings.joined(zone.table, record).split(" +")) {
      String word = term.toLowerCase(Locale.ROOT).replaceFirst("^[-+?~]", "");
      String kind = word.split("[:=/]", 2)[0];
      count += switch (kind) {
        case "include", "redirect" -> 1 + included(zone, word.substring(kind.length()));
        case "a", "mx", "ptr", "exists" -> 1;
        default -> 0;
      };
      if (count > 2 * MOST) {
        break;
      }
    }
    return count;
  }

  private int included(Findings zone, String rest) {
    byte[] name = rest.length() < 2 ? null : Names.of(rest.substring(1));
    return name == null
        ? 0
        : zone.holder(name).map(holder -> count(holder, name)).orElse(0);
  }

  private int count(Findings zone, byte[] name) {
    RecordTable table = zone.table;
    int record = table.find(table.names().find(name, 0), RecordType.TXT);
    if (record < 0) {
      return 0;
    }
    int end = table.setEnd(record);
    while (record < end && !SpfSyntax.isSpf(table, record)) {
      record++;
    }
    return record < end ? count(zone, record) : 0;
  }
}
