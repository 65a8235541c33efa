package aeolus.inventory;

import aeolus.core.Host;
import aeolus.core.Problem;
import java.util.List;

/**
 * The hosts that a pattern selects, never none, without duplicates, in the order of the pattern.
 *
 * @param hosts the hosts
 * @param warnings names in the pattern that match nothing
 */
public record Selection(List<Host> hosts, List<Problem> warnings) {
  public Selection {
    hosts = List.copyOf(hosts);
    warnings = List.copyOf(warnings);
  }
}
