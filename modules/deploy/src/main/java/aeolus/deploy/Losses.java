package aeolus.deploy;

import aeolus.anemos.HostFacts;
import aeolus.ssh.HostKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a host has now that nobody could bring back once its disk has been overwritten. */
final class Losses {
  /** As Knot, BIND, ldns, SoftHSM and OpenDNSSEC name what they have keys in. */
  private static final Pattern KEY_FILE = Pattern.compile(".*\\.(pem|private|object|db)");

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

  /** A key that several files define outlasts the loss of all but one. */
  private Stream<String> tsigKeys() {
    Map<String, List<String>> files = facts.numbered("tsig_key")
        .map(line -> line.split(" ", 2))
        .filter(words -> words.length == 2)
        .collect(Collectors.groupingBy(words -> words[0], LinkedHashMap::new,
            Collectors.mapping(words -> words[1], Collectors.toList())));
    return files.entrySet()
        .stream()
        .filter(key -> !plan.payload().mentions(key.getKey().replaceFirst("\\.$", "")))
        .filter(key -> key.getValue().stream().noneMatch(this::isKept))
        .map(key -> "its TSIG key \"" + key.getKey() + "\" (" + key.getValue().getFirst()
            + ") would be lost: no file of the payload names it"
            + remedy(key.getValue().getFirst()));
  }

  private static String remedy(String path) {
    return "; --keep " + path + " carries it over, --force goes on without";
  }

  private boolean isKept(String path) {
    return KeptPaths.cover(plan.keep(), path);
  }

  /** A folder alone, or a file that only keeps it in being, brings no key along. */
  private boolean isShipped(String path) {
    return plan.payload()
        .entries()
        .stream()
        .filter(entry -> entry.size() > 0)
        .map(entry -> entry.path().replaceFirst("^(files|secrets)/", "/"))
        .anyMatch(file -> file.equals(path)
            || (file.startsWith(path + "/") && KEY_FILE.matcher(file).matches()));
  }
}
