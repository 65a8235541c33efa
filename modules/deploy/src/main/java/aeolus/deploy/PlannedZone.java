package aeolus.deploy;

import aeolus.zone.ZoneContent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A zone as it will be served.
 *
 * @param content rendered, with its serial
 * @param decision how the serial was come by, for people
 * @param changed whether the content differs from what is served or was last deployed
 * @param servers the hosts that will serve it
 * @param live the serial that each of them answers with now, absent where it does not answer
 * @param changes records that the servers do not serve yet ({@code + ...}) or no longer will
 *        ({@code - ...}), or a line that says why that can't be known
 */
public record PlannedZone(ZoneContent content, String decision, boolean changed,
    List<String> servers, Map<String, Long> live, List<String> changes) {
  public PlannedZone {
    servers = List.copyOf(servers);
    live = Collections.unmodifiableMap(new LinkedHashMap<>(live));
    changes = List.copyOf(changes);
  }

  /** Returns the zone's name without final dot. */
  public String name() {
    return content.name();
  }

  /** Returns the zone as a host is expected to answer for it. */
  ExpectedZone expected() {
    return new ExpectedZone(content.name(), content.serial());
  }
}
