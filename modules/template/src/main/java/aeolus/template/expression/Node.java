package aeolus.template.expression;

import java.util.List;
import java.util.function.Consumer;

/** A part of an expression. */
public interface Node {
  /**
   * Returns its value, perhaps a {@link Missing}.
   *
   * @throws ExpressionException where it has none
   */
  Object evaluate(Scope scope);

  /** Returns the parts that it is made of. */
  default List<Node> parts() {
    return List.of();
  }

  /** Returns where in the text of the expression it is. */
  int offset();

  /** Returns its text as one would write it, for messages. */
  default String shown() {
    return "the value";
  }

  /** Returns its value, which must be defined. */
  default Object require(Scope scope) {
    return require(evaluate(scope));
  }

  /** Returns its value, which may be that of an {@code if} without {@code else}: an empty text. */
  default Object present(Scope scope) {
    Object value = evaluate(scope);
    return value instanceof Missing missing && missing.isLenient() ? "" : require(value);
  }

  private Object require(Object value) {
    if (value instanceof Missing missing) {
      throw missing.at(offset()).exception();
    }
    return value;
  }

  /** Visits it and all below it. */
  default void visit(Consumer<Node> visitor) {
    visitor.accept(this);
    parts().forEach(part -> part.visit(visitor));
  }
}
