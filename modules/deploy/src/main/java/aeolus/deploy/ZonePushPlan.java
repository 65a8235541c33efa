package aeolus.deploy;

import aeolus.core.Problem;
import aeolus.core.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    return Sha256.of(facts().entrySet()
        .stream()
        .map(fact -> fact.getKey() + ": " + fact.getValue())
        .collect(Collectors.joining("\n"))).substring(0, 16);
  }

  /**
   * Returns what the plan was made from, in words, by what it is about: what is rendered, what each
   * server serves, how each host is reached. No record and no secret is among it.
   */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    for (HostZones host : hosts) {
      facts.put("push to " + host.name(), host.zoneNames()
          + (host.removed().isEmpty() ? "" : ", remove " + host.removed()) + " by "
          + host.target().user() + "@"
          + host.target().host() + ":" + host.target().port() + ", "
          + ZoneServer.of(host.host()).describe() + ", answers at "
          + host.dns().getHostString() + ":" + host.dns().getPort());
    }
    for (PlannedZone zone : zones) {
      facts.put(zone.name() + " as rendered", "serial " + zone.content().serial() + ", content "
          + zone.content().contentHash());
      zone.served()
          .forEach(served -> facts.put(zone.name() + " as " + served.host() + " serves it",
              served.describe()));
    }
    return facts;
  }
}
