package aeolus.deploy;

import aeolus.core.Host;
import aeolus.ssh.SshTarget;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The zones to push to one host.
 *
 * @param host with its variables resolved
 * @param target how to log in
 * @param dns where it answers
 * @param zones those that it does not serve as they are to be
 * @param removed names of those that it serves and is not to any more
 */
public record HostZones(Host host, SshTarget target, InetSocketAddress dns,
    List<PlannedZone> zones, List<String> removed) {
  public HostZones {
    zones = List.copyOf(zones);
    removed = List.copyOf(removed);
  }

  /** Returns the inventory's name of the host. */
  public String name() {
    return host.name();
  }

  /** Returns the names of the zones. */
  List<String> zoneNames() {
    return zones.stream().map(PlannedZone::name).toList();
  }

  /** Returns the names of those of the zones that the host does not serve yet. */
  public List<String> freshNames() {
    return zones.stream().filter(this::isFresh).map(PlannedZone::name).toList();
  }

  private boolean isFresh(PlannedZone zone) {
    return zone.servedBy(name())
        .filter(served -> served.state() == ServedZone.State.ABSENT)
        .isPresent();
  }

  /** Returns what is done with each of them. */
  ZoneWork work() {
    return new ZoneWork(zones.stream()
        .filter(zone -> !isFresh(zone))
        .map(PlannedZone::name)
        .toList(), freshNames(), removed);
  }

  /** Returns the fields of a JSON object. */
  public Map<String, Object> asMap() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("host", name());
    fields.put("address", target.host() + ":" + target.port());
    fields.put("zones", zoneNames());
    fields.put("new", freshNames());
    fields.put("removed", removed);
    return fields;
  }
}
