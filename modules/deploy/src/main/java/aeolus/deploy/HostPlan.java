package aeolus.deploy;

import aeolus.anemos.HostFacts;
import aeolus.anemos.Phase;
import aeolus.core.Host;
import aeolus.core.Problem;
import aeolus.payload.Payload;
import aeolus.ssh.SshTarget;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run will do to one host.
 *
 * @param host with its variables resolved
 * @param deployment id of the system to be
 * @param payload what is shipped
 * @param image the image directory it was made from
 * @param disk stable path of the disk that will be written, empty for a script payload without one
 * @param bootstrap how the packages get there
 * @param keep paths that are carried over from the old system to the new
 * @param target how to reach the system that runs now
 * @param hostKeys public host keys that the payload ships, one OpenSSH line each; empty where it
 *        ships none, then the new system has to show the old system's
 * @param operatorKeys public keys that may log in to the initramfs, besides the old system's
 * @param dns where the host answers DNS, all of which are asked once it is done
 * @param zones what it has to answer
 * @param previous what the payload was before, where the host goes back to one
 * @param facts what the running system told, empty where it was not asked or did not answer
 * @param problems what stands in the way, by what the host told
 */
public record HostPlan(Host host, String deployment, Payload payload, Path image, String disk,
    Bootstrap bootstrap, List<String> keep, SshTarget target, List<String> hostKeys,
    List<String> operatorKeys,
    List<InetSocketAddress> dns,
    List<ExpectedZone> zones, Optional<KeptPayload> previous, Optional<HostFacts> facts,
    List<Problem> problems) {
  public HostPlan {
    keep = List.copyOf(keep);
    hostKeys = List.copyOf(hostKeys);
    operatorKeys = List.copyOf(operatorKeys);
    dns = List.copyOf(dns);
    zones = List.copyOf(zones);
    problems = List.copyOf(problems);
  }

  /** How packages get onto the disk. */
  public enum Bootstrap {
    /** The initramfs fetches them from the mirror. */
    PACKAGES,
    /** The workstation has made a tree of them and sends it. */
    TREE
  }

  /** Returns the inventory's name of the host. */
  public String name() {
    return host.name();
  }

  /** Tells whether the payload is a script rather than an image to build. */
  public boolean isScript() {
    return payload.entries().stream().anyMatch(entry -> entry.path().equals("deploy"));
  }

  /** Tells whether the initramfs itself installs packages. */
  boolean installsPackages() {
    return bootstrap == Bootstrap.PACKAGES && !isScript();
  }

  /** Says how its disk is another now than it was then; empty where it is the same, or there is none. */
  Optional<String> otherDisk(HostFacts then, HostFacts now) {
    return Optional.of(DiskIdentity.of(then))
        .filter(_ -> !disk.isEmpty())
        .flatMap(planned -> planned.differenceTo(DiskIdentity.of(now)))
        .map(difference -> "another disk than planned: " + disk + " has another " + difference);
  }

  /** Fails where the host was found unfit by what it told, or did not tell. */
  void requireFit() {
    if (!problems.isEmpty()) {
      throw new HostFailure(facts.isEmpty() ? Phase.CONNECT : Phase.CHECK, HostState.UNTOUCHED,
          problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
    }
  }

  /** Returns this plan as it was before, by its deployment and what the new system has to show. */
  HostPlan as(String then, String thenDisk, Bootstrap thenBootstrap, List<String> thenHostKeys,
      List<ExpectedZone> thenZones) {
    return new HostPlan(host, then, payload, image, thenDisk, thenBootstrap, keep,
        target.trusting(thenHostKeys), thenHostKeys, operatorKeys, dns, thenZones,
        previous, facts, problems);
  }

  /** Returns this plan with other paths to carry over. */
  HostPlan keeping(List<String> paths) {
    return new HostPlan(host, deployment, payload, image, disk, bootstrap, paths, target, hostKeys,
        operatorKeys, dns, zones, previous, facts, problems);
  }

  /** Returns this plan with what the host told. */
  HostPlan withFacts(Optional<HostFacts> told, List<Problem> found) {
    return new HostPlan(host, deployment, payload, image, disk, bootstrap, keep, target, hostKeys,
        operatorKeys,
        dns,
        zones, previous, told, found);
  }
}
