package aeolus.template.expression;

import aeolus.core.Location;

/** An expression is none, or cannot be evaluated; the message is for the user. */
public class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int UNPLACED = -1;

  private final int offset;

  /** Says what is wrong, the place being added by the part of the expression that fails. */
  public ExpressionException(String message) {
    this(message, UNPLACED);
  }

  /** Makes a failure at a place in the expression. */
  public ExpressionException(String message, int offset) {
    super(message, null, false, false);
    this.offset = offset;
  }

  /** Returns where in the text of the expression it is wrong, from 0; -1 where that is not known. */
  public int offset() {
    return offset;
  }

  /** Returns the place where it is known whatever the expression, else null. */
  public Location where() {
    return null;
  }

  /** Returns this with a place, if it has none. */
  ExpressionException at(int place) {
    return offset == UNPLACED ? moved(place) : this;
  }

  /** Returns this at another place. */
  ExpressionException moved(int place) {
    return new ExpressionException(getMessage(), place);
  }
}
