package aeolus.shell;

import aeolus.core.Host;
import aeolus.inventory.Inventory;
import aeolus.inventory.Selection;
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
   * Looks up which hosts a pattern stands for, says what is odd about it, and takes note of them.
   *
   * @return none where nothing matches, of which no note is taken
   */
  List<Host> select(String pattern, Inventory inventory, Output output) {
    Selection selection = inventory.select(pattern, null);
    TargetOptions.warn(selection, output);
    List<Host> hosts = selection.hostsToActOn();
    if (!hosts.isEmpty()) {
      note(hosts.size(), inventory.hosts().size());
    }
    return hosts;
  }

  /**
   * Takes note of what the target stood for when it was last looked at.
   *
   * @param hosts how many it chose
   * @param all how many the inventory has
   */
  void note(int hosts, int all) {
    chosen = hosts;
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
