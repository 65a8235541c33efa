package aeolus.deploy;

import aeolus.anemos.HostFacts;
import java.util.List;
import java.util.Optional;

/**
 * What a host told about itself.
 *
 * @param host its name in the inventory
 * @param facts empty where it did not answer
 * @param reasons why it can't be re-imaged as it is, in words; none where it can
 */
public record HostReport(String host, Optional<HostFacts> facts, List<String> reasons) {
  public HostReport {
    reasons = List.copyOf(reasons);
  }

  /** Tells whether it answered and could be re-imaged as it is. */
  public boolean isFit() {
    return facts.isPresent() && reasons.isEmpty();
  }
}
