package aeolus.template.jinja;

import aeolus.template.expression.Node;
import java.util.List;

/** A part of a parsed template. */
interface Part {
  /** Returns its text. */
  String render(TrackingInterpreter interpreter);

  /** Returns the parts within it. */
  default List<Part> parts() {
    return List.of();
  }

  /** Text as it is. */
  record Text(Piece piece) implements Part {
    @Override
    public String render(TrackingInterpreter interpreter) {
      return interpreter.session().marking().markLines(piece);
    }
  }

  /** An expression that is printed; null where it is none. */
  record Printed(Piece piece, Node node) implements Part {
    @Override
    public String render(TrackingInterpreter interpreter) {
      String text = interpreter.evaluate(piece, 0,
          scope -> TrackingInterpreter.printed(node.evaluate(scope), node.offset()));
      return interpreter.session().marking().mark(piece, text == null ? "" : text);
    }
  }
}
