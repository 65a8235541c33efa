package aeolus.template.jinja;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.UndefinedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One rendering: what it may use, and what was found wrong. */
final class Session {
  private final ProjectFiles files;
  private final Path folder;
  private final Marking marking;
  private final Limits limits;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final List<Problem> unreached = new ArrayList<>();
  private boolean broken;
  private boolean undefinedAlone = true;

  /**
   * Begins a rendering.
   *
   * @param folder where to look for included files first
   */
  Session(ProjectFiles files, Path folder, Marking marking, Limits limits) {
    this.files = files;
    this.folder = folder;
    this.marking = marking;
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  Marking marking() {
    return marking;
  }

  /** Returns an included or imported file. */
  Source read(String name) throws IOException {
    return files.read(name, folder);
  }

  /**
   * Notes that an expression failed.
   *
   * @param start of the expression in the piece's content
   */
  void failed(ExpressionException e, Piece piece, int start) {
    if (!broken || !(e instanceof UndefinedException)) {
      Location inPiece = e.offset() < 0 ? piece.location() : piece.location(start + e.offset());
      undefinedAlone &= e instanceof UndefinedException;
      problems.add(Problem.error(e.where() == null ? inPiece : e.where(), e.getMessage()));
    }
  }

  /** Notes that what an expression made use of, as a variable that is a template, failed. */
  void failed(InvalidInputException e) {
    problems.addAll(e.problems());
  }

  /** Notes mistakes after which names may be missing. */
  void broken(List<Problem> mistakes) {
    broken |= !mistakes.isEmpty();
    undefinedAlone &= mistakes.isEmpty();
    problems.addAll(mistakes);
  }

  /** Notes mistakes that the rendering may not get to; they are shown last. */
  void unreached(List<Problem> mistakes) {
    undefinedAlone &= mistakes.isEmpty();
    unreached.addAll(mistakes);
  }

  /** Notes that the whole rendering failed. */
  void failed(Location location, String message) {
    undefinedAlone = false;
    problems.add(Problem.error(location, message));
  }

  /** Ends the rendering of a variable with everything that was found wrong. */
  void throwIfUnresolved() {
    problems.addAll(unreached);
    if (!problems.isEmpty()) {
      throw new Unresolved(List.copyOf(problems), undefinedAlone);
    }
  }

  /** Ends the rendering with everything that was found wrong. */
  void throwIfProblems() {
    problems.addAll(unreached);
    if (!problems.isEmpty()) {
      throw new InvalidInputException(List.copyOf(problems));
    }
  }
}
