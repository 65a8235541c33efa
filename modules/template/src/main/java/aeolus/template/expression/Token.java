package aeolus.template.expression;

/**
 * A token of an expression.
 *
 * @param text as written
 * @param value of a string or number, else null
 * @param offset of its first character
 */
record Token(Kind kind, String text, Object value, int offset) {
  /** What a token is. */
  enum Kind {
    NAME, STRING, NUMBER, OPERATOR, END
  }

  boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  String shown() {
    return kind == Kind.END ? "its end" : "\"" + text + "\"";
  }
}
