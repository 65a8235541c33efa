package aeolus.deploy;

import aeolus.anemos.HostFacts;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.ssh.ExecResult;
import aeolus.ssh.SshConnector;
import aeolus.ssh.SshSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds those hosts of a plan that wait in the initramfs of an earlier run, their disks half written,
 * so that a new run can go on there: they have no system left that could be asked.
 */
public final class StrandedHosts {
  private static final Duration ASK = Duration.ofSeconds(30);

  private final HostFinder finder;
  private final Path runs;

  /** Looks by what the journals below a folder tell of how hosts were left. */
  public StrandedHosts(SshConnector connector, Path runs) {
    this.finder = new HostFinder(connector);
    this.runs = runs;
  }

  /**
   * A plan that goes on with hosts that were found.
   *
   * @param plan with nothing in the way of those any more
   * @param inFlight how they were left, by name
   */
  public record Found(RunPlan plan, Map<String, InFlight> inFlight) {
    public Found {
      inFlight = Map.copyOf(inFlight);
    }
  }

  /** Looks, all at once, for the hosts of a plan that told nothing of themselves. */
  public Found find(RunPlan plan) throws InterruptedException {
    Map<String, Future<Optional<InFlight>>> asked = new LinkedHashMap<>();
    Map<String, InFlight> found = new LinkedHashMap<>();
    List<HostPlan> silent = plan.hosts().stream().filter(host -> host.facts().isEmpty()).toList();
    if (silent.isEmpty()) {
      return new Found(plan, Map.of());
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<RunRecord> records = RunRecord.newestFirst(runs).toList();
      for (HostPlan host : silent) {
        LastDeparture.of(records.stream(), host.name())
            .filter(LastDeparture::open)
            .ifPresent(last -> asked.put(host.name(),
                threads.submit(() -> look(plan, host, last, run(records, last)))));
      }
      for (Map.Entry<String, Future<Optional<InFlight>>> each : asked.entrySet()) {
        Answers.get(each.getValue()).ifPresent(host -> found.put(each.getKey(), host));
      }
    }
    return found.isEmpty() ? new Found(plan, Map.of()) : new Found(goingOn(plan, found), found);
  }

  private static CutOffRun run(List<RunRecord> records, LastDeparture last) {
    return CutOffRun.of(records.stream()
        .filter(record -> record.id().equals(last.run()))
        .findFirst()
        .orElseThrow());
  }

  private Optional<InFlight> look(RunPlan plan, HostPlan host, LastDeparture last,
      CutOffRun run) {
    if (finder.find(host.target(), Optional.of(last)) instanceof HostFinder.Found.Initramfs at) {
      try (SshSession session = at.session()) {
        boolean stranded = session.exec("anemos status", ASK) instanceof ExecResult.Exited said
            && Initramfs.isHalfWritten(HostFacts.parse(said.out()));
        return stranded
            ? Optional.ofNullable(run.inFlight(run.keeping(plan.with(List.of(host))))
                .get(host.name()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The deployment's id stays that of the initramfs, by which it is known until it is done. */
  private static RunPlan goingOn(RunPlan plan, Map<String, InFlight> found) {
    List<Problem> warnings = new ArrayList<>(plan.warnings());
    List<HostPlan> hosts = new ArrayList<>();
    for (HostPlan host : plan.hosts()) {
      InFlight there = found.get(host.name());
      if (there == null) {
        hosts.add(host);
      } else {
        hosts.add(there.again().withFacts(Optional.empty(), problems(there)));
        warnings
            .add(Problem.warning(Location.of(host.name()), "waits in the initramfs of deployment "
                + there.plan().deployment() + ", its disk half written; this run goes on there"));
      }
    }
    return new RunPlan(plan.id(), plan.kind(), hosts, plan.zones(), warnings);
  }

  private static List<Problem> problems(InFlight there) {
    return there.again().disk().equals(there.plan().disk())
        ? List.of()
        : List.of(Problem.error(Location.of(there.plan().name()),
            otherDisk(there.plan(), there.again())));
  }

  /** Says why a host does not go on with another disk than that which it was confirmed for. */
  static String otherDisk(HostPlan then, HostPlan now) {
    return "its initramfs was confirmed for the disk \"" + then.disk()
        + "\", the inventory has \"" + now.disk()
        + "\": set aeolus_disk back, or have the host boot another system first";
  }
}
