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
 */
public record HostZones(Host host, SshTarget target, InetSocketAddress dns,
    List<PlannedZone> zones) {
  public HostZones {
    zones = List.copyOf(zones);
  }

  /** Returns the inventory's name of the host. */
  public String name() {
    return host.name();
  }

  /** Returns the names of the zones. */
  List<String> zoneNames() {
    return zones.stream().map(PlannedZone::name).toList();
  }

  /** Returns the fields of a JSON object. */
  public Map<String, Object> asMap() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("host", name());
    fields.put("address", target.host() + ":" + target.port());
    fields.put("zones", zoneNames());
    return fields;
  }
}
