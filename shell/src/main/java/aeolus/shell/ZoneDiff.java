package aeolus.shell;

import aeolus.zone.ZoneChanges;
import java.util.List;

/**
 * One difference to show: that of all servers which serve the same.
 *
 * @param zone without final dot
 * @param where the names of the servers, or of the file
 * @param serial that is served there, empty where unknown
 * @param next the serial with which the zone would be pushed
 * @param state how much could be compared, as {@code --json} has it
 * @param note why no more could, empty where all was
 * @param changes what has to change there; none where nothing could be compared
 */
record ZoneDiff(String zone, List<String> where, String serial, long next, String state,
    String note, ZoneChanges changes) {
  ZoneDiff {
    where = List.copyOf(where);
  }

  /** Tells whether the zone was compared and all of what was seen is as it is to be. */
  boolean isSame() {
    return isCompared() && !state.equals("absent") && changes.isEmpty();
  }

  boolean isCompared() {
    return !state.equals("unreachable") && !state.equals("serial_only");
  }
}
