package aeolus.deploy;

import aeolus.core.Problem;
import aeolus.core.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What pushing zones will do; made without touching anything.
 *
 * @param id of the run
 * @param hosts in the order in which they get their turn, those with nothing to do left out
 * @param zones all that were looked at
 * @param dangers what is done only by force, in words
 * @param obstacles what stands in the way, in words
 * @param warnings what the user should know first
 */
public record ZonePushPlan(String id, List<HostZones> hosts, List<PlannedZone> zones,
    List<String> dangers, List<String> obstacles, List<Problem> warnings) {
  public ZonePushPlan {
    hosts = List.copyOf(hosts);
    zones = List.copyOf(zones);
    dangers = List.copyOf(dangers);
    obstacles = List.copyOf(obstacles);
    warnings = List.copyOf(warnings);
  }

  /** Returns a digest of what is pushed where and of what is served now, the run's id left out. */
  public String hash() {
    return Sha256.of(hosts.stream()
        .map(host -> host.name() + " " + host.zoneNames())
        .collect(Collectors.joining("\n"))
        + zones.stream().map(ZonePushPlan::fingerprint).collect(Collectors.joining("\n")))
        .substring(0, 16);
  }

  private static String fingerprint(PlannedZone zone) {
    return zone.name() + " " + zone.content().serial() + " " + zone.content().contentHash()
        + zone.served()
            .stream()
            .map(served -> " " + served.host() + " " + served.fingerprint())
            .collect(Collectors.joining());
  }
}
