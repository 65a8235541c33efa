package aeolus.template.jinja;

import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.template.expression.ExpressionException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in a template before it is rendered, one complaint for each place. */
final class Faults {
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> unknown = new ArrayList<>();

  void add(Location location, String message) {
    boolean followsFromAnother = problems.stream()
        .anyMatch(problem -> problem.location().equals(location));
    if (!followsFromAnother) {
      problems.add(Problem.error(location, message));
    }
  }

  /** Adds that a filter or test does not exist: the template can be rendered all the same. */
  void addUnknown(ExpressionException e, Piece piece, int start) {
    unknown.add(Problem.error(piece.location(start + e.offset()), e.getMessage()));
  }

  /** Returns the filters and tests that do not exist. */
  List<Problem> unknown() {
    return List.copyOf(unknown);
  }

  /**
   * Adds what is wrong with an expression.
   *
   * @param start of the expression in the piece's content
   */
  void add(ExpressionException e, Piece piece, int start) {
    add(e.offset() < 0 ? piece.location() : piece.location(start + e.offset()), e.getMessage());
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
