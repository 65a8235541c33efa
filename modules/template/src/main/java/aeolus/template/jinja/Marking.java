package aeolus.template.jinja;

import aeolus.core.Location;
import java.util.Set;
import java.util.function.Supplier;

/** Decides which parts of the output say where they come from. */
final class Marking {
  /** Tags whose output goes into the output as it is. */
  private static final Set<String> PLAIN = Set.of("if", "for", "raw", "include", "block");

  private final Extent extent;
  private final Marks marks;
  private int suspended;

  /** How much is marked. */
  enum Extent {
    NOTHING,
    /** What no expression can look at: a filter may make another thing of a marked text. */
    UNSEEN, EVERYTHING
  }

  Marking(Extent extent, Marks marks) {
    this.extent = extent;
    this.marks = marks;
  }

  static Marking none() {
    return new Marking(Extent.NOTHING, new Marks());
  }

  /** Returns a text marked with the line of the piece that it comes from. */
  String mark(Piece piece, String text) {
    boolean marked = extent != Extent.NOTHING && suspended == 0 && !text.isEmpty();
    return marked ? mark(piece.location(), text) : text;
  }

  private String mark(Location place, String text) {
    return marks.mark(Location.of(place.file(), place.line())) + text;
  }

  /** Returns a text of a template with each line marked. */
  String markLines(Piece piece) {
    String text = piece.image();
    if (extent == Extent.NOTHING || suspended > 0) {
      return text;
    }
    StringBuilder marked = new StringBuilder();
    for (int start = 0; start < text.length();) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      marked.append(mark(piece.location(start), text.substring(start, end)));
      start = end;
    }
    return marked.toString();
  }

  /** Evaluates an expression. */
  <T> T inExpression(Supplier<T> action) {
    return extent == Extent.UNSEEN ? suspended(action) : action.get();
  }

  /** Renders a tag. */
  <T> T inTag(String name, Supplier<T> action) {
    return extent == Extent.UNSEEN && !PLAIN.contains(name)
        ? suspended(action)
        : action.get();
  }

  private <T> T suspended(Supplier<T> action) {
    suspended++;
    try {
      return action.get();
    } finally {
      suspended--;
    }
  }
}
