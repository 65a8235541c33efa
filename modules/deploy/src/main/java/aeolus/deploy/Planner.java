package aeolus.deploy;

import aeolus.anemos.ImageCheck;
import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.Problems;
import aeolus.core.Sha256;
import aeolus.payload.Payload;
import aeolus.ssh.ConnectionVars;
import aeolus.ssh.HostKeys;
import aeolus.ssh.SshDefaults;
import aeolus.ssh.SshTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans the re-imaging of hosts: renders, checks, assembles. Touches no host. */
public final class Planner {
  private final ProjectView project;
  private final ZonePlanner zonePlanner;
  private final PayloadPlanner payloadPlanner;
  private final SshDefaults sshDefaults;
  private final Map<String, KeptPayload> previous;

  /** Makes a planner from the planners of the parts. */
  public Planner(ProjectView project, ZonePlanner zonePlanner, PayloadPlanner payloadPlanner,
      SshDefaults sshDefaults) {
    this(project, zonePlanner, payloadPlanner, sshDefaults, Map.of());
  }

  private Planner(ProjectView project, ZonePlanner zonePlanner, PayloadPlanner payloadPlanner,
      SshDefaults sshDefaults, Map<String, KeptPayload> previous) {
    this.previous = Map.copyOf(previous);
    this.project = project;
    this.zonePlanner = zonePlanner;
    this.payloadPlanner = payloadPlanner;
    this.sshDefaults = sshDefaults;
  }

  /** Returns a planner that brings those hosts back to what they were, by name. */
  public Planner bringingBack(Map<String, KeptPayload> kept) {
    return new Planner(project, zonePlanner, payloadPlanner, sshDefaults, kept);
  }

  /**
   * Plans a run.
   *
   * @param id of the run
   * @param kind how to re-image
   * @param selected the hosts, as the inventory has them
   * @param keep paths to carry over on each host, besides its own {@code aeolus_keep}
   * @throws InvalidInputException with everything that is wrong in the project
   */
  public RunPlan plan(String id, RunKind kind, List<Host> selected, List<String> keep) {
    return plan(id, kind, selected, keep, Map.of());
  }

  /**
   * Plans a run again, with the serials that were decided on the first time for the zones whose
   * content is still the same: some of its servers may have them already.
   */
  public RunPlan plan(String id, RunKind kind, List<Host> selected, List<String> keep,
      Map<String, SerialLedger.Entry> decided) {
    List<Problem> warnings = new ArrayList<>(project.inventory().warnings());
    List<Host> all = project.inventory().hosts().stream().map(project::resolved).toList();
    List<Host> hosts = all.stream().filter(host -> names(selected).contains(host.name())).toList();
    List<String> zoneNames = hosts.stream()
        .flatMap(host -> ServedZones.of(host).stream())
        .distinct()
        .toList();
    List<PlannedZone> zones = zonePlanner.plan(zoneNames, all, warnings)
        .stream()
        .map(zone -> zonePlanner.decided(zone, all, Optional.ofNullable(decided.get(zone.name()))))
        .toList();
    List<HostPlan> plans = planHosts(id, hosts, zones, keep);
    plans.forEach(plan -> warnings.addAll(zonesApart(plan)));
    return new RunPlan(id, kind, plans, zones, warnings);
  }

  private static Set<String> names(List<Host> hosts) {
    Set<String> names = new HashSet<>();
    hosts.forEach(host -> names.add(host.name()));
    return names;
  }

  private List<HostPlan> planHosts(String id, List<Host> hosts, List<PlannedZone> zones,
      List<String> keep) {
    Problems problems = new Problems();
    List<HostPlan> plans = new ArrayList<>();
    for (Host host : hosts) {
      variables(host, keep).forEach(read -> collect(host, problems, read));
      collect(host, problems, () -> plans.add(planHost(id, host, zones, keep)));
    }
    problems.throwIfErrors();
    return plans;
  }

  /** Returns what reads a variable each and needs no other for it: all mistakes are told at once. */
  private List<Runnable> variables(Host host, List<String> keep) {
    return List.of(() -> ConnectionVars.fromVars(host, sshDefaults), () -> HostConf.boot(host),
        () -> Services.of(host), () -> disk(host, true), () -> bootstrap(host, true),
        () -> KeptPaths.of(host, keep), () -> DnsAddress.all(host));
  }

  private static void collect(Host host, Problems problems, Runnable work) {
    try {
      work.run();
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    } catch (AeolusException e) {
      problems.error(Location.of(host.name()), e.getMessage());
    }
  }

  private HostPlan planHost(String id, Host host, List<PlannedZone> zones, List<String> keep) {
    Path image = project.imageOf(host);
    SshTarget target = ConnectionVars.fromVars(host, sshDefaults);
    Optional<KeptPayload> kept = Optional.ofNullable(previous.get(host.name()));
    Payload payload = kept.map(then -> payloadPlanner.previous(host, zones, then))
        .orElseGet(() -> payloadPlanner.plan(host, zones));
    boolean script = hasEntry(payload, "deploy");
    checkImage(payload, image, script);
    List<String> hostKeys = hostKeys(payload, script);
    return new HostPlan(host, deployment(id, host, payload), payload, image, disk(host, script),
        bootstrap(host, script), KeptPaths.of(host, keep), target.trusting(hostKeys), hostKeys,
        operatorKeys(host),
        DnsAddress.all(host), expected(host, zones, kept), kept, Optional.empty(), List.of());
  }

  private static List<Problem> zonesApart(HostPlan plan) {
    List<Problem> warnings = new ArrayList<>();
    plan.previous().ifPresent(kept -> {
      List<String> now = ServedZones.of(plan.host());
      now.stream()
          .filter(zone -> !kept.zones().contains(zone))
          .forEach(zone -> warnings.add(Problem.warning(Location.of(plan.name()), "zone " + zone
              + " came later than what it goes back to; run zones brings it there afterwards")));
      kept.zones()
          .stream()
          .filter(zone -> !now.contains(zone))
          .forEach(zone -> warnings.add(Problem.warning(Location.of(plan.name()), "zone " + zone
              + " is served by what it goes back to, and is not sent, as aeolus_zones lacks it")));
    });
    return warnings;
  }

  private static String deployment(String id, Host host, Payload payload) {
    return id + "-" + Sha256.of(host.name() + " " + payload.sha256()).substring(0, 12);
  }

  private static boolean hasEntry(Payload payload, String path) {
    return payload.entries().stream().anyMatch(entry -> entry.path().equals(path));
  }

  private void checkImage(Payload payload, Path image, boolean script) {
    if (script) {
      return;
    }
    List<Problem> found = PayloadFolder.with(payload,
        folder -> ImageCheck.check(folder, project.show(image)));
    if (found.stream().anyMatch(Problem::isError)) {
      throw new InvalidInputException(found);
    }
  }

  private static String disk(Host host, boolean script) {
    Optional<String> disk = host.vars().text("aeolus_disk");
    if (disk.isEmpty() && !script) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "no aeolus_disk in its variables, expected the stable path of the disk to write, such as "
              + "/dev/disk/by-id/...");
    }
    disk.filter(path -> !path.matches("/dev/disk/by-[a-z-]+/[A-Za-z0-9._:+@-]+"))
        .ifPresent(path -> {
          throw new AeolusException(ExitCode.INVALID_INPUT,
              "aeolus_disk: expected a stable path below /dev/disk/by-..., got \"" + path + "\"");
        });
    return disk.orElse("");
  }

  private static HostPlan.Bootstrap bootstrap(Host host, boolean script) {
    String word = host.vars().text("aeolus_bootstrap").orElse("packages");
    if (!word.equals("packages") && !word.equals("tree")) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "aeolus_bootstrap: expected packages or tree, got \"" + word + "\"");
    }
    return script
        ? HostPlan.Bootstrap.PACKAGES
        : HostPlan.Bootstrap.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static List<String> hostKeys(Payload payload, boolean script) {
    List<String> keys = payload.entries()
        .stream()
        .filter(entry -> entry.path().matches("secrets/" + ShippedHostKeys.PATH))
        .map(entry -> HostKeys.publicOf(payload.secret(entry.path())))
        .toList();
    if (keys.isEmpty() && !script) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "its image ships no SSH host key, so the new system could not be told from another; add "
              + "etc/ssh/ssh_host_ed25519_key to secrets.yaml");
    }
    return keys;
  }

  private static List<String> operatorKeys(Host host) {
    return host.vars().get("aeolus_authorized_keys") instanceof List<?> keys
        ? keys.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** A payload of the past configures the zones of its time. */
  private static List<ExpectedZone> expected(Host host, List<PlannedZone> zones,
      Optional<KeptPayload> kept) {
    return zones.stream()
        .filter(zone -> zone.servers().contains(host.name()))
        .filter(zone -> kept.isEmpty() || kept.get().zones().contains(zone.name()))
        .map(PlannedZone::expected)
        .toList();
  }
}
