package aeolus.core;

import java.util.List;
import java.util.stream.Collectors;

/** All the problems of an input, at least one of them an error, reported together. */
public final class InvalidInputException extends AeolusException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Makes a failure of all these problems, in the order in which they are to be shown. */
  public InvalidInputException(List<Problem> problems) {
    super(ExitCode.INVALID_INPUT,
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Makes a failure of one error. */
  public InvalidInputException(Location location, String message) {
    this(List.of(Problem.error(location, message)));
  }

  /** Returns the problems, warnings among them. */
  public List<Problem> problems() {
    return problems;
  }
}
