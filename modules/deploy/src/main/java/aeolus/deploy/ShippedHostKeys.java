package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.payload.SecretEntry;
import aeolus.secret.Redactor;
import aeolus.secret.SecretReader;
import aeolus.ssh.HostKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The public halves of the SSH host keys that images ship. Where an image has no public half in its
 * {@code secrets.yaml}, the private one is opened for as long as it takes to read the public one off.
 */
final class ShippedHostKeys {
  /** The paths of private keys in the new system. */
  static final String PATH = "etc/ssh/ssh_host_[a-z0-9]+_key";

  private final ProjectView project;
  private final Map<String, List<String>> known = new HashMap<>();

  ShippedHostKeys(ProjectView project) {
    this.project = project;
  }

  /**
   * Returns lines {@code TYPE BASE64}, at least one. One caller after the other, since the user may be
   * asked for a password.
   *
   * @param host with its variables resolved
   * @throws AeolusException where the image ships none, or a key can't be had, with the reason
   */
  synchronized List<String> of(Host host) {
    return known.computeIfAbsent(host.name(), _ -> read(host));
  }

  private List<String> read(Host host) {
    try {
      PayloadPlanner planner = new PayloadPlanner(project, new SecretReader(), new Redactor());
      List<SecretEntry> entries = planner.secrets(host);
      List<String> keys = entries.stream()
          .filter(entry -> entry.path().matches(PATH))
          .map(entry -> publicHalf(entries, entry)
              .map(half -> planner.reveal(half).revealText())
              .orElseGet(() -> HostKeys.publicOf(planner.reveal(entry))))
          .toList();
      if (keys.isEmpty()) {
        throw Given.wrong("its image ships no SSH host key, expected etc/ssh/ssh_host_ed25519_key"
            + " or others in " + project.show(project.imageOf(host)) + "/secrets.yaml");
      }
      return keys;
    } catch (InvalidInputException e) {
      throw Given.wrong("host " + host.name() + ": " + e.problems()
          .stream()
          .map(Problem::toString)
          .collect(Collectors.joining("; ")));
    } catch (AeolusException e) {
      String prefix = "host " + host.name() + ": ";
      throw Given.wrong((e.getMessage().startsWith(prefix) ? "" : prefix) + e.getMessage());
    }
  }

  private static Optional<SecretEntry> publicHalf(List<SecretEntry> entries, SecretEntry key) {
    return entries.stream().filter(entry -> entry.path().equals(key.path() + ".pub")).findFirst();
  }
}
