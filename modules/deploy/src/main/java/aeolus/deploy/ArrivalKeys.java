package aeolus.deploy;

import aeolus.anemos.HostFacts;
import aeolus.anemos.Phase;
import aeolus.ssh.HostKeys;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SSH host keys of which the new system has to show one. */
record ArrivalKeys(List<String> keys) {
  /**
   * Returns those that the payload ships, and those of the old system that are carried over; none
   * where the payload ships none.
   *
   * @param before what the old system told
   */
  static ArrivalKeys of(HostPlan plan, HostFacts before) {
    Stream<String> kept = plan.hostKeys().isEmpty()
        ? Stream.of()
        : before.numbered("host_key")
            .map(line -> line.split(" "))
            .filter(words -> words.length == 3 && KeptPaths.cover(plan.keep(), words[2]))
            .map(words -> words[0] + " " + words[1]);
    return new ArrivalKeys(Stream.concat(plan.hostKeys().stream(), kept)
        .map(HostKeys::withoutComment)
        .distinct()
        .toList());
  }

  /**
   * Makes sure that a key is one of them.
   *
   * @throws HostFailure where it is another, with the fingerprints of all
   */
  void require(String shown) {
    if (!keys.isEmpty() && !keys.contains(HostKeys.withoutComment(shown))) {
      throw new HostFailure(Phase.VERIFY, HostState.NEW_SYSTEM,
          "the new system does not show the SSH host key that it was sent: expected "
              + keys.stream().map(HostKeys::fingerprint).collect(Collectors.joining(" or "))
              + ", got " + HostKeys.fingerprint(HostKeys.withoutComment(shown)));
    }
  }
}
