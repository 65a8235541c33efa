package aeolus.inventory.document;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Resolves plain scalars by YAML 1.1 exactly as PyYAML does, which is neither the YAML 1.1
 * specification ({@code y} is a string) nor SnakeYAML ({@code 1e3} is a string).
 */
final class PlainScalars {
  private static final Pattern FLOAT = Pattern.compile(
      "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?" + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
          + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
          + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
  private static final Pattern INT = Pattern.compile(
      "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
          + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");

  /** Python refuses longer numbers, and the expressions would need as much stack. */
  private static final int MOST_DIGITS = 4300;

  private PlainScalars() {}

  /**
   * Resolves a plain scalar.
   *
   * @return null, a Boolean, Long, BigInteger, Double or String; dates as ISO 8601 strings
   * @throws IllegalArgumentException where PyYAML fails on it, with the reason
   */
  static Object resolve(String text) {
    if (text.isEmpty()) {
      return null;
    }
    char first = text.charAt(0);
    return first <= '9' ? numberOrText(text, first) : wordOrText(text);
  }

  private static Object wordOrText(String text) {
    return switch (text) {
      case "~", "null", "Null", "NULL" -> null;
      case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> true;
      case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> false;
      case "=" -> throw new IllegalArgumentException("a lone \"=\" is no value in YAML 1.1");
      default -> text;
    };
  }

  private static Object numberOrText(String text, char first) {
    boolean digit = first >= '0' && first <= '9';
    if (!digit && first != '-' && first != '+' && first != '.') {
      return text;
    }
    if (isSmallDecimal(text, first)) {
      return Long.valueOf(text);
    }
    if (hasTwoDots(text)) {
      return text;
    }
    if (text.length() > MOST_DIGITS) {
      return longText(text);
    }
    if (FLOAT.matcher(text).matches()) {
      return floating(text);
    }
    if (INT.matcher(text).matches()) {
      return integer(text);
    }
    return digit ? Timestamps.resolve(text) : text;
  }

  private static String longText(String text) {
    if (text.chars().allMatch(c -> (c >= '0' && c <= '9') || "_+-".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("a number of more than " + MOST_DIGITS + " digits");
    }
    return text;
  }

  /** Recognises the most common number without a regular expression. */
  private static boolean isSmallDecimal(String text, char first) {
    if (first < '1' || first > '9' || text.length() > 18) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Recognises addresses, which are no number or time of any kind. */
  private static boolean hasTwoDots(String text) {
    int dot = text.indexOf('.');
    return dot >= 0 && text.indexOf('.', dot + 1) >= 0;
  }

  static Object integer(String text) {
    String digits = text.replace("_", "");
    boolean negative = digits.startsWith("-");
    String bare = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    BigInteger magnitude = magnitude(bare);
    return JsonDocument.integer(negative ? magnitude.negate() : magnitude);
  }

  private static BigInteger magnitude(String text) {
    if (text.equals("0")) {
      return BigInteger.ZERO;
    }
    if (text.startsWith("0b")) {
      return new BigInteger(text.substring(2), 2);
    }
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    if (text.startsWith("0")) {
      return new BigInteger(text, 8);
    }
    return text.indexOf(':') < 0 ? new BigInteger(text) : sexagesimal(text);
  }

  private static BigInteger sexagesimal(String text) {
    BigInteger value = BigInteger.ZERO;
    for (String part : text.split(":", -1)) {
      value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
    }
    return value;
  }

  static Object floating(String text) {
    String digits = text.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    double sign = digits.startsWith("-") ? -1 : 1;
    String bare = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
    return switch (bare) {
      case ".inf" -> sign * Double.POSITIVE_INFINITY;
      case ".nan" -> Double.NaN;
      default -> sign * (bare.indexOf(':') < 0 ? Double.parseDouble(bare) : sexagesimals(bare));
    };
  }

  /** Adds up from the last part on, as PyYAML does: the rounding is the same. */
  private static double sexagesimals(String text) {
    String[] parts = text.split(":", -1);
    double value = 0;
    double base = 1;
    for (int i = parts.length - 1; i >= 0; i--) {
      value += Double.parseDouble(parts[i]) * base;
      base *= 60;
    }
    return value;
  }
}
