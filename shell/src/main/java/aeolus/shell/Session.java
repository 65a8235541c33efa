package aeolus.shell;

import java.util.List;

/** What lasts from one line to the next, at the prompt or in a script: the target of commands. */
final class Session {
  private final boolean interactive;
  private String target = "";
  private int chosen;
  private boolean everyHost;

  /** Begins without a target; {@code interactive} where somebody types the lines. */
  Session(boolean interactive) {
    this.interactive = interactive;
  }

  /** Tells whether somebody types the lines, so that questions can be answered. */
  boolean isInteractive() {
    return interactive;
  }

  /** Returns the pattern that stands for hosts where a command names none; empty for none. */
  String target() {
    return target;
  }

  boolean hasTarget() {
    return !target.isEmpty();
  }

  /** Has a pattern stand for hosts from now on. */
  void target(String pattern) {
    target = pattern;
  }

  /** Has commands name their hosts again. */
  void clear() {
    target = "";
  }

  /**
   * Takes note of what the target stood for when it was last looked at.
   *
   * @param hosts the names of the hosts that it chose
   * @param all how many the inventory has
   */
  void note(List<String> hosts, int all) {
    chosen = hosts.size();
    everyHost = all > 0 && chosen == all;
  }

  /** Returns how many hosts the target stood for when it was last looked at. */
  int chosen() {
    return chosen;
  }

  /** Tells whether these were all hosts of the inventory. */
  boolean isEveryHost() {
    return hasTarget() && everyHost;
  }
}
