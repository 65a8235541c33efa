package aeolus.template.jinjava;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.SyntaxException;
import aeolus.template.expression.UndefinedException;
import com.hubspot.jinjava.interpret.TemplateError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** One rendering: what it is at, and what was found wrong. */
final class Session {
  private final ProjectFiles files;
  private final Path folder;
  private final Marking marking;
  private final IdentityHashMap<String, Source> sources = new IdentityHashMap<>();
  private final Deque<Piece> at = new ArrayDeque<>();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private Source parsing;
  private final Limits limits = new Limits();
  private boolean broken;
  private boolean undefinedAlone = true;

  /**
   * Begins a rendering.
   *
   * @param folder where to look for included files first
   */
  Session(ProjectFiles files, Path folder, Marking marking) {
    this.files = files;
    this.folder = folder;
    this.marking = marking;
  }

  Limits limits() {
    return limits;
  }

  Marking marking() {
    return marking;
  }

  /** Returns the text of an included or imported file. */
  String read(String name) throws IOException {
    return add(files.read(name, folder));
  }

  /** Makes a template known by its text, which it returns. */
  String add(Source source) {
    sources.put(source.text(), source);
    return source.text();
  }

  /** Returns the template with this very text; any other text is where the rendering is now. */
  Source source(String text) {
    Source known = sources.get(text);
    return known != null ? known : Source.ofText(here(), text);
  }

  private Location here() {
    return at.isEmpty() ? Location.of("template") : at.peek().location();
  }

  /** Does something while the rendering is at a piece. */
  <T> T at(Piece piece, Supplier<T> action) {
    at.push(piece);
    try {
      return action.get();
    } finally {
      at.pop();
    }
  }

  /** Notes what parsing a template finds wrong. */
  <T> T parsing(Source source, Supplier<T> action) {
    Source outer = parsing;
    parsing = source;
    try {
      return action.get();
    } finally {
      parsing = outer;
    }
  }

  /** Counts what was found wrong so far. */
  int found() {
    return problems.size();
  }

  /** Notes that an expression, which a piece ends with, failed. */
  void failed(ExpressionException e, Piece piece, String text) {
    if (e instanceof SyntaxException) {
      syntax(e, piece, text);
    } else if (!broken || !(e instanceof UndefinedException)) {
      undefinedAlone &= e instanceof UndefinedException;
      problems.add(Problem.error(place(e, piece, text), e.getMessage()));
    }
  }

  /** Notes an expression that is none, or names a filter or test that is none. */
  void syntax(ExpressionException e, Piece piece, String text) {
    syntax(place(e, piece, text), e.getMessage());
  }

  private static Location place(ExpressionException e, Piece piece, String text) {
    int start = e.offset() < 0 ? -1 : piece.image().lastIndexOf(text);
    return start < 0 ? piece.location() : piece.location(start + e.offset());
  }

  /** Notes a mistake after which names may be missing. */
  void syntax(Location location, String message) {
    broken = true;
    undefinedAlone = false;
    boolean followsFromAnother = problems.stream()
        .anyMatch(problem -> problem.location().equals(location));
    if (!followsFromAnother) {
      problems.add(Problem.error(location, message));
    }
  }

  /** Notes what Jinjava complains of as it parses a template. */
  void error(TemplateError error) {
    Piece piece = parsing.at(error.getLineno(), error.getStartPosition())
        .orElse(parsing.pieces().getLast());
    syntax(piece.location(), Messages.of(error, piece));
  }

  /** Notes that a tag failed, or the whole rendering. */
  void failed(RuntimeException e) {
    problems.add(Problem.error(here(), Messages.of(e)));
    broken = true;
    undefinedAlone = false;
  }

  /** Ends the rendering of a variable with everything that was found wrong. */
  void throwIfUnresolved() {
    if (!problems.isEmpty()) {
      throw new Unresolved(List.copyOf(problems), undefinedAlone);
    }
  }

  /** Ends the rendering with everything that was found wrong. */
  void throwIfProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(List.copyOf(problems));
    }
  }
}
