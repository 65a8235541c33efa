package aeolus.template.expression;

import aeolus.core.Location;

/** Something that is not defined was used. */
public final class UndefinedException extends ExpressionException {
  private static final long serialVersionUID = 1L;

  private final transient Location where;

  /** Says what is not defined. */
  public UndefinedException(String message) {
    super(message);
    this.where = null;
  }

  /** Makes a failure at a place in the expression. */
  public UndefinedException(String message, int offset) {
    this(message, offset, null);
  }

  UndefinedException(String message, int offset, Location where) {
    super(message, offset);
    this.where = where;
  }

  @Override
  public Location where() {
    return where;
  }

  @Override
  UndefinedException moved(int place) {
    return new UndefinedException(getMessage(), place, where);
  }
}
