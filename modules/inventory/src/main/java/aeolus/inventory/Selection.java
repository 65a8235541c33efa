package aeolus.inventory;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import java.util.List;

/**
 * The hosts that a pattern selects, never none, without duplicates, in the order of the pattern.
 *
 * @param hosts the hosts
 * @param warnings names in the pattern that match nothing
 * @param idleExclusions what was to leave hosts out and matches nothing; {@code warnings} has it, too
 */
public record Selection(List<Host> hosts, List<Problem> warnings, List<Problem> idleExclusions) {
  public Selection {
    hosts = List.copyOf(hosts);
    warnings = List.copyOf(warnings);
    idleExclusions = List.copyOf(idleExclusions);
  }

  /**
   * Returns the hosts to act on.
   *
   * @throws InvalidInputException where an exclusion is idle: a host that was to be left out, by a
   *     name with a slip in it, may be among them
   */
  public List<Host> hostsToActOn() {
    if (!idleExclusions.isEmpty()) {
      throw new InvalidInputException(idleExclusions);
    }
    return hosts;
  }
}
