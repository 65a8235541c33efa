package aeolus.template.expression;

import aeolus.core.python.OwnRepr;

/** Something that can be called or looked into, but is no value to print, be it in a list. */
public interface NoValue extends OwnRepr {
  /**
   * Refuses to be printed: Python would show where it is in memory.
   *
   * @throws ExpressionException always
   */
  @Override
  default String repr() {
    throw new ExpressionException("a function, macro or loop cannot be printed, it is no value");
  }
}
