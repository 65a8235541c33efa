package aeolus.core.python;

import java.math.BigDecimal;

/** Writes floating-point numbers as Python's {@code repr} does: the shortest text that reads back. */
public final class PythonFloat {
  private PythonFloat() {}

  /** Returns the number as Python's json module writes it, {@code Infinity} and NaN included. */
  public static String text(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.toString(number);
    }
    String sign = number < 0 || 1 / number < 0 ? "-" : "";
    // Java writes at least two digits, also of the one number that one would do for.
    String digits = Math.abs(number) == Double.MIN_VALUE
        ? "5E-324"
        : Double.toString(Math.abs(number));
    BigDecimal shortest = new BigDecimal(digits).stripTrailingZeros();
    return sign + (shortest.signum() == 0 ? "0.0" : notation(shortest));
  }

  private static String notation(BigDecimal number) {
    String digits = number.unscaledValue().toString();
    int exponent = digits.length() - number.scale() - 1;
    if (exponent < -4 || exponent >= 16) {
      return scientific(digits, exponent);
    }
    String plain = number.toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String magnitude = Integer.toString(Math.abs(exponent));
    String padded = magnitude.length() < 2 ? "0" + magnitude : magnitude;
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + padded;
  }
}
