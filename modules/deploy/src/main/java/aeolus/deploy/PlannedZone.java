package aeolus.deploy;

import aeolus.zone.SerialPolicy;
import aeolus.zone.ZoneContent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A zone as it will be served.
 *
 * @param content rendered, with its serial
 * @param decision how the serial was come by, for people
 * @param changed whether the content differs from what is served or was last deployed
 * @param servers the hosts that will serve it
 * @param served what each of them serves now, none where nobody was asked
 */
public record PlannedZone(ZoneContent content, String decision, boolean changed,
    List<String> servers, List<ServedZone> served) {
  public PlannedZone {
    servers = List.copyOf(servers);
    served = List.copyOf(served);
  }

  /** Returns the zone's name without final dot. */
  public String name() {
    return content.name();
  }

  /** Returns the serial that each server answers with now; one that does not answer is missing. */
  public Map<String, Long> live() {
    Map<String, Long> live = new LinkedHashMap<>();
    served.forEach(
        each -> each.serial().ifPresent(serial -> live.put(each.host(), serial)));
    return live;
  }

  /**
   * Returns, by the server with the highest serial, the records that are not served yet
   * ({@code + ...}) or no longer will be ({@code - ...}), or a line that says why that can't be known.
   */
  public List<String> changes() {
    Optional<ServedZone> best = served.stream()
        .filter(each -> each.serial().isPresent())
        .reduce((a, b) -> SerialPolicy.compare(b.serial().getAsLong(),
            a.serial().getAsLong()) > 0 ? b : a);
    return best.map(this::changes).orElse(List.of());
  }

  private List<String> changes(ServedZone best) {
    return best.isComparable()
        ? best.changesTo(content.records()).lines()
        : List.of("not compared with what " + best.host() + " serves: " + best.note());
  }

  /** Returns what one host serves of it now, if it was asked. */
  public Optional<ServedZone> servedBy(String host) {
    return served.stream().filter(each -> each.host().equals(host)).findFirst();
  }

  /** Returns the zone as a host is expected to answer for it. */
  ExpectedZone expected() {
    return new ExpectedZone(content.name(), content.serial());
  }
}
