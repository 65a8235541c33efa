package aeolus.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects problems while reading goes on, each once however often it is met; not thread-safe.
 */
public final class Problems {
  private final Set<Problem> all = new LinkedHashSet<>();

  /** Notes an error. */
  public void error(Location location, String message) {
    all.add(Problem.error(location, message));
  }

  /** Notes a warning. */
  public void warning(Location location, String message) {
    all.add(Problem.warning(location, message));
  }

  /** Notes problems that somebody else found. */
  public void addAll(List<Problem> problems) {
    all.addAll(problems);
  }

  /** Tells whether any of them is an error. */
  public boolean hasErrors() {
    return all.stream().anyMatch(Problem::isError);
  }

  /** Returns what was noted so far, in order. */
  public List<Problem> list() {
    return List.copyOf(all);
  }

  /**
   * Ends reading.
   *
   * @return the warnings
   * @throws InvalidInputException with everything noted, where there is an error
   */
  public List<Problem> throwIfErrors() {
    if (hasErrors()) {
      throw new InvalidInputException(list());
    }
    return list();
  }
}
