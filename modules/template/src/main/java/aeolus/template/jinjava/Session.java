package aeolus.template.jinjava;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.errorcategory.BasicTemplateErrorCategory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jinjava.de.odysseus.el.tree.TreeBuilderException;

/** One rendering: what it is at, and what was found wrong. */
final class Session {
  private final ProjectFiles files;
  private final Path folder;
  private final Marking marking;
  private final IdentityHashMap<String, Source> sources = new IdentityHashMap<>();
  private final Deque<Piece> at = new ArrayDeque<>();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private Source parsing;
  private boolean broken;

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

  /** Returns the piece that the rendering is at. */
  Piece piece() {
    return at.element();
  }

  /** Finds the tag that Jinjava means in the template that the rendering is in: an {@code elif}. */
  Piece piece(int line, int column) {
    return piece().source().at(line, column).orElse(piece());
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

  /** Notes a name that stands for nothing, unless that may be for want of a broken import. */
  void undefined(Undefined undefined, Piece piece) {
    if (!broken && piece != null) {
      problems.add(Problem.error(piece.locationOf(undefined.pattern()), undefined.problem()));
    }
  }

  /** Notes a mistake after which names may be missing. */
  void syntax(Location location, String message) {
    broken = true;
    boolean followsFromAnother = problems.stream()
        .anyMatch(problem -> problem.location().equals(location));
    if (!followsFromAnother) {
      problems.add(Problem.error(location, message));
    }
  }

  /** Notes an expression that is none. */
  void syntax(Piece piece, TreeBuilderException e) {
    syntax(Messages.location(piece, e), Messages.of(piece, e));
  }

  /** Notes what Jinjava complains of. */
  void error(TemplateError error) {
    if (parsing != null) {
      Piece piece = parsing.at(error.getLineno(), error.getStartPosition())
          .orElse(parsing.pieces().getLast());
      syntax(piece.location(), Messages.of(error, piece));
    } else {
      runtime(error);
    }
  }

  /** Notes that a tag failed. */
  void failed(RuntimeException e) {
    Undefined undefined = Messages.cause(e, Undefined.class);
    if (undefined != null) {
      undefined(undefined, at.peek());
      return;
    }
    problems.add(Problem.error(here(), Messages.of(e)));
    broken = true;
  }

  /** Notes what went wrong in the middle of rendering, a bean's property left out: see Lookup. */
  private void runtime(TemplateError error) {
    Undefined cause = Messages.cause(error.getException(), Undefined.class);
    Undefined undefined = cause != null ? cause : Messages.undefined(error);
    TreeBuilderException syntax = Messages.cause(error.getException(), TreeBuilderException.class);
    if (undefined != null) {
      undefined(undefined, at.peek());
    } else if (syntax != null) {
      syntax(at.peek(), syntax);
    } else if (error.getCategory() != BasicTemplateErrorCategory.UNKNOWN_PROPERTY) {
      problems.add(Problem.error(here(), Messages.of(error, at.peek())));
    }
  }

  /** Ends the rendering with everything that was found wrong. */
  void throwIfProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidInputException(List.copyOf(problems));
    }
  }
}
