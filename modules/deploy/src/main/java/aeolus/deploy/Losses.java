package aeolus.deploy;

import aeolus.anemos.HostFacts;
import aeolus.ssh.HostKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a host has now that nobody could bring back once its disk has been overwritten. */
final class Losses {
  private final HostPlan plan;
  private final HostFacts facts;

  private Losses(HostPlan plan, HostFacts facts) {
    this.plan = plan;
    this.facts = facts;
  }

  /**
   * Returns what would be lost, in words, one reason each.
   *
   * @param kind a stock system's own SSH host keys are no loss
   */
  static List<String> of(HostPlan plan, RunKind kind, HostFacts facts) {
    Losses losses = new Losses(plan, facts);
    List<String> reasons = new ArrayList<>();
    if (kind == RunKind.DEPLOY && !plan.isScript()) {
      losses.hostKeys().forEach(reasons::add);
    }
    losses.privateKeys().forEach(reasons::add);
    losses.tsigKeys().forEach(reasons::add);
    return reasons;
  }

  private Stream<String> hostKeys() {
    Set<String> shipped = plan.hostKeys()
        .stream()
        .map(HostKeys::withoutComment)
        .collect(Collectors.toSet());
    return facts.numbered("host_key")
        .map(line -> line.split(" "))
        .filter(words -> words.length == 3)
        .filter(words -> !shipped.contains(words[0] + " " + words[1]) && !isKept(words[2]))
        .map(words -> "its SSH host key " + HostKeys.fingerprint(words[0] + " " + words[1])
            + " (" + words[0] + ") would be lost: the payload does not have it"
            + remedy(words[2]));
  }

  private Stream<String> privateKeys() {
    return facts.numbered("private_key")
        .filter(path -> !isKept(path) && !isShipped(path))
        .map(path -> "its DNSSEC keys in " + path + " would be lost: the payload does not have them"
            + remedy(path));
  }

  private Stream<String> tsigKeys() {
    return facts.numbered("tsig_key")
        .filter(name -> !plan.payload().mentions(name.replaceFirst("\\.$", "")))
        .map(name -> "its TSIG key \"" + name + "\" would be lost: no file of the payload names it;"
            + " --force goes on without");
  }

  private static String remedy(String path) {
    return "; --keep " + path + " carries it over, --force goes on without";
  }

  private boolean isKept(String path) {
    return plan.keep().stream().anyMatch(kept -> path.equals(kept) || path.startsWith(kept + "/"));
  }

  private boolean isShipped(String path) {
    return plan.payload()
        .entries()
        .stream()
        .anyMatch(entry -> Stream.of("files", "secrets")
            .map(folder -> folder + path)
            .anyMatch(file -> entry.path().equals(file) || entry.path().startsWith(file + "/")));
  }
}
