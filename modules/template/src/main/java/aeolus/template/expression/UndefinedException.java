package aeolus.template.expression;

/** Something that is not defined was used. */
public final class UndefinedException extends ExpressionException {
  private static final long serialVersionUID = 1L;

  /** Says what is not defined. */
  public UndefinedException(String message) {
    super(message);
  }

  UndefinedException(String message, int offset) {
    super(message, offset);
  }

  @Override
  UndefinedException moved(int place) {
    return new UndefinedException(getMessage(), place);
  }
}
