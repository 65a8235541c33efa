package aeolus.template.jinja;

import aeolus.core.Problem;
import java.util.List;

/** A template in a variable is wrong, or uses what is not defined. */
final class Unresolved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final boolean undefined;

  /**
   * Says what is wrong.
   *
   * @param undefined whether all of it is that something is not defined
   */
  Unresolved(List<Problem> problems, boolean undefined) {
    super(null, null, false, false);
    this.problems = problems;
    this.undefined = undefined;
  }

  List<Problem> problems() {
    return problems;
  }

  boolean isUndefined() {
    return undefined;
  }
}
