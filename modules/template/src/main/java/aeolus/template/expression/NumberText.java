package aeolus.template.expression;

import aeolus.core.python.PythonFloat;
import aeolus.core.python.PythonValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers in the notations of Python's {@code %} and {@code format}, without a sign. */
final class NumberText {
  private NumberText() {}

  /** Returns the digits of an integer's magnitude in {@code d x X o b}. */
  static String integer(BigInteger value, char notation) {
    BigInteger magnitude = value.abs();
    return switch (notation) {
      case 'x' -> magnitude.toString(16);
      case 'X' -> magnitude.toString(16).toUpperCase(Locale.ROOT);
      case 'o' -> magnitude.toString(8);
      case 'b' -> magnitude.toString(2);
      default -> magnitude.toString();
    };
  }

  /**
   * Returns a magnitude in {@code e f g} or their capitals.
   *
   * @param alternative keeps a point, or with {@code g} trailing zeros
   */
  static String real(double value, char notation, int precision, boolean alternative) {
    double magnitude = Math.abs(value);
    boolean capital = Character.isUpperCase(notation);
    if (Double.isNaN(magnitude) || Double.isInfinite(magnitude)) {
      String text = Double.isNaN(magnitude) ? "nan" : "inf";
      return capital ? text.toUpperCase(Locale.ROOT) : text;
    }
    BigDecimal exact = new BigDecimal(magnitude);
    String text = switch (Character.toLowerCase(notation)) {
      case 'e' -> scientific(exact, precision, alternative);
      case 'f' -> fixed(exact, precision, alternative);
      default -> general(exact, Math.max(precision, 1), alternative);
    };
    return capital ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String fixed(BigDecimal value, int precision, boolean alternative) {
    String text = value.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    return alternative && precision == 0 ? text + "." : text;
  }

  private static String scientific(BigDecimal value, int precision, boolean alternative) {
    BigDecimal rounded = value.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    String digits = rounded.unscaledValue().toString();
    int exponent = rounded.signum() == 0 ? 0 : digits.length() - rounded.scale() - 1;
    StringBuilder padded = new StringBuilder(rounded.signum() == 0 ? "0" : digits);
    while (padded.length() < precision + 1) {
      padded.append('0');
    }
    padded.setLength(precision + 1);
    if (precision > 0 || alternative) {
      padded.insert(1, '.');
    }
    return padded + exponent(exponent);
  }

  private static String exponent(int exponent) {
    String digits = Integer.toString(Math.abs(exponent));
    return "e" + (exponent < 0 ? "-" : "+") + (digits.length() < 2 ? "0" : "") + digits;
  }

  private static String general(BigDecimal value, int precision, boolean alternative) {
    BigDecimal rounded = value.round(new MathContext(precision, RoundingMode.HALF_EVEN));
    int exponent = rounded.signum() == 0
        ? 0
        : rounded.unscaledValue().toString().length() - rounded.scale() - 1;
    boolean plain = exponent >= -4 && exponent < precision;
    String text = plain
        ? fixed(rounded, precision - 1 - exponent, alternative)
        : scientific(rounded, precision - 1, alternative);
    return alternative ? text : withoutZeros(text);
  }

  private static String withoutZeros(String text) {
    int exponent = text.indexOf('e');
    String mantissa = exponent < 0 ? text : text.substring(0, exponent);
    if (mantissa.indexOf('.') < 0) {
      return text;
    }
    String trimmed = mantissa.replaceFirst("\\.?0+$", "");
    return exponent < 0 ? trimmed : trimmed + text.substring(exponent);
  }

  /** Returns a number's magnitude as {@code str} has it. */
  static String plain(Object number) {
    return PythonValues.number(number) instanceof Double real
        ? PythonFloat.text(Math.abs(real))
        : Arithmetic.integer(number).abs().toString();
  }

  /** Tells whether a number has a minus sign, be it -0.0. */
  static boolean isNegative(Object number) {
    return PythonValues.number(number) instanceof Double real
        ? real < 0 || 1 / real < 0
        : Arithmetic.integer(number).signum() < 0;
  }
}
