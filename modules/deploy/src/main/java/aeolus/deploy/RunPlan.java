package aeolus.deploy;

import aeolus.core.Problem;
import aeolus.core.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run will do; made without touching anything.
 *
 * @param id of the run, {@code YYYYMMDD-HHMMSS-xxxx}
 * @param kind how the hosts are re-imaged
 * @param hosts what will be done to each
 * @param zones the zones of all hosts with their serials
 * @param warnings what the user should know first
 */
public record RunPlan(String id, RunKind kind, List<HostPlan> hosts, List<PlannedZone> zones,
    List<Problem> warnings) {
  public RunPlan {
    hosts = List.copyOf(hosts);
    zones = List.copyOf(zones);
    warnings = List.copyOf(warnings);
  }

  /** Returns a digest over all that will be shipped, the run's own id left out. */
  public String hash() {
    return Sha256.of(hosts.stream()
        .map(host -> String.join(" ", kind.word(), host.name(), host.payload().sha256(),
            host.disk(), host.bootstrap().name()))
        .collect(Collectors.joining("\n"))).substring(0, 12);
  }

  /** Returns the same plan for other hosts. */
  public RunPlan with(List<HostPlan> others) {
    return new RunPlan(id, kind, others, zones, warnings);
  }

  /** Says what would be overwritten, for people to agree to: a line for each host, with its disk. */
  public String overwritten() {
    return hosts.stream()
        .map(host -> "  " + host.name() + "  "
            + (host.disk().isEmpty() ? "(script payload)" : host.disk()) + "\n")
        .collect(Collectors.joining());
  }

  /** Returns what stands in the way, by what the hosts told. */
  public List<Problem> obstacles() {
    return hosts.stream().flatMap(host -> host.problems().stream()).toList();
  }
}
