package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;

/**
 * How many hosts may fail before no other is begun: a number, or a percentage of all hosts of the
 * run. More than that ends the run, as with Ansible's {@code max_fail_percentage}.
 *
 * @param word as the user typed it, empty where there is no limit
 */
public record FailureLimit(String word) {
  /** However many, unless one of them is lost. */
  public static final FailureLimit NONE = new FailureLimit("");

  /**
   * Reads such a text.
   *
   * @throws AeolusException where it is none
   */
  public static FailureLimit parse(String text) {
    if (!text.matches("[0-9]{1,6}|([0-9]{1,2}|100)%")) {
      throw new AeolusException(ExitCode.USAGE,
          "--max-failures: expected N or P%, got \"" + text + "\"");
    }
    return new FailureLimit(text);
  }

  /** Tells whether so many of all hosts are too many. */
  boolean isExceededBy(int failures, int hosts) {
    return isSet() && failures > Share.of(word, hosts, 0);
  }

  /** Tells whether there is a limit. */
  public boolean isSet() {
    return !word.isEmpty();
  }
}
