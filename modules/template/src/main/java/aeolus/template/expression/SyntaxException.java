package aeolus.template.expression;

/** A text is no expression. */
public final class SyntaxException extends ExpressionException {
  private static final long serialVersionUID = 1L;

  SyntaxException(String message, int offset) {
    super(message, offset);
  }

  static SyntaxException expected(String expected, Token got) {
    return new SyntaxException("syntax error in expression, expected " + expected + ", got "
        + got.shown(), got.offset());
  }

  @Override
  SyntaxException moved(int place) {
    return new SyntaxException(getMessage(), place);
  }
}
