package aeolus.template.expression;

/** Something that can be called: a macro, a function or a method. */
@FunctionalInterface
public interface Callable extends NoValue {
  /**
   * Calls it.
   *
   * @throws ExpressionException where it fails, in words for the user
   */
  Object call(Arguments arguments, Scope scope);
}
