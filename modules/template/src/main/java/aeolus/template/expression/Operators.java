package aeolus.template.expression;

/** Operators that filters apply, too. */
public final class Operators {
  private Operators() {}

  /** Returns {@code left + right}. */
  public static Object add(Object left, Object right) {
    return Arithmetic.apply("+", left, right);
  }

  /** Returns {@code left ** right}. */
  public static Object power(Object left, Object right) {
    return Arithmetic.apply("**", left, right);
  }

  /** Returns {@code left % right}. */
  public static Object remainder(Object left, Object right) {
    return Arithmetic.apply("%", left, right);
  }

  /** Returns {@code -value}. */
  public static Object negate(Object value) {
    return Arithmetic.negate(value);
  }

  /**
   * Compares.
   *
   * @param operator {@code == != < <= > >= in}
   */
  public static boolean compare(String operator, Object left, Object right) {
    return Arithmetic.compare(operator, left, right);
  }
}
