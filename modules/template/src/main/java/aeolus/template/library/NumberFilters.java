package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Operators;
import aeolus.template.expression.Scope;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Filters of numbers. */
final class NumberFilters {
  private static final Pattern FLOAT = Pattern.compile(
      "[-+]?(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][-+]?\\d+(?:_\\d+)*)?"
          + "|[-+]?(?i:inf(?:inity)?|nan)");
  private static final Pattern INTEGER = Pattern.compile("[-+]?\\w+(?:_\\w+)*");

  private NumberFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("int", NumberFilters::integer);
    filters.put("float", (value, arguments, _) -> {
      Arguments.Bound bound = arguments.bind("default");
      Double real = real(value);
      return real != null ? real : bound.get("default", 0.0);
    });
    filters.put("abs", NumberFilters::absolute);
    filters.put("round", NumberFilters::round);
    filters.put("log", NumberFilters::logarithm);
    filters.put("pow", (value, arguments, _) -> powered(value,
        number(arguments.bind("y").get("y"))));
    filters.put("root", NumberFilters::root);
    filters.put("filesizeformat", NumberFilters::fileSize);
  }

  private static Object number(Object value) {
    if (!PythonValues.isNumber(value)) {
      throw new ExpressionException("expected a number, got " + PythonValues.typeName(value));
    }
    return PythonValues.number(value);
  }

  private static double asReal(Object value) {
    return ((Number) number(value)).doubleValue();
  }

  /** Python reads the digits of every script. */
  private static String plain(CharSequence text) {
    StringBuilder plain = new StringBuilder();
    text.toString()
        .strip()
        .codePoints()
        .forEach(c -> plain.appendCodePoint(
            Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return plain.toString();
  }

  /** Returns null where a value is no float. */
  static Double real(Object value) {
    if (PythonValues.isNumber(value)) {
      return ((Number) PythonValues.number(value)).doubleValue();
    }
    String text = value instanceof CharSequence chars ? plain(chars) : "";
    if (!FLOAT.matcher(text).matches()) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT).replace("_", "");
    if (lower.endsWith("nan")) {
      return Double.NaN;
    }
    return lower.contains("inf")
        ? lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY
        : Double.valueOf(lower);
  }

  /** Jinja2's {@code int(value, default=0, base=10)}. */
  private static Object integer(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("default", "base");
    Object other = bound.get("default", 0L);
    int base = bound.integer("base", 10);
    Number parsed = value instanceof CharSequence text
        ? parsed(plain(text), base)
        : null;
    if (parsed != null) {
      return parsed;
    }
    Double real = real(value);
    if (PythonValues.asInteger(value).isPresent()) {
      return PythonValues.number(value);
    }
    if (real != null && real.isInfinite() && PythonValues.isNumber(value)) {
      throw new ExpressionException("infinity is no integer");
    }
    return real == null || real.isNaN() || real.isInfinite()
        ? other
        : PythonValues.integer(new BigDecimal(real).toBigInteger());
  }

  private static Number parsed(String text, int base) {
    if (!INTEGER.matcher(text).matches() || text.endsWith("_") || text.contains("__")) {
      return null;
    }
    String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
    boolean negative = digits.startsWith("-");
    digits = digits.replaceFirst("^[-+]", "");
    int radix = base;
    String prefix = digits.length() > 2 ? digits.substring(0, 2) : "";
    int prefixed = switch (prefix) {
      case "0x" -> 16;
      case "0o" -> 8;
      case "0b" -> 2;
      default -> 0;
    };
    if (prefixed != 0 && (base == prefixed || base == 0)) {
      radix = prefixed;
      digits = digits.substring(2);
    } else if (base == 0) {
      radix = 10;
    }
    if (radix < 2 || radix > 36) {
      throw new ExpressionException("expected a base from 2 to 36 or 0, got " + base);
    }
    try {
      BigInteger number = new BigInteger(digits, radix);
      return PythonValues.integer(negative ? number.negate() : number);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static Object absolute(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    Object number = number(value);
    boolean negative = number instanceof Double real
        ? real < 0 || 1 / real < 0
        : PythonValues.asInteger(number).orElseThrow().signum() < 0;
    return negative ? Operators.negate(number) : number;
  }

  /** Jinja2's {@code round(value, precision=0, method='common')}, which gives a float. */
  private static Object round(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("precision", "method");
    int precision = bound.integer("precision", 0);
    String method = bound.text("method", "common");
    Object number = number(value);
    if (method.equals("common")) {
      return rounded(number, precision);
    }
    double scale = Math.pow(10, precision);
    double scaled = asReal(number) * scale;
    if (Double.isNaN(scaled) || Double.isInfinite(scaled)) {
      throw new ExpressionException("cannot round " + PythonText.str(value));
    }
    return switch (method) {
      case "ceil" -> (Math.ceil(scaled) + 0.0) / scale;
      case "floor" -> (Math.floor(scaled) + 0.0) / scale;
      default -> throw new ExpressionException("method must be common, ceil or floor");
    };
  }

  private static Object rounded(Object number, int precision) {
    if (!(number instanceof Double real)) {
      BigDecimal whole = new BigDecimal(PythonValues.asInteger(number).orElseThrow());
      return PythonValues.integer(
          (precision >= 0 ? whole : whole.setScale(precision, RoundingMode.HALF_EVEN))
              .toBigIntegerExact());
    }
    if (real.isNaN() || real.isInfinite()) {
      return real;
    }
    double result = new BigDecimal(real).setScale(precision, RoundingMode.HALF_EVEN).doubleValue();
    return result == 0 ? Math.copySign(0.0, real) : result;
  }

  private static Object logarithm(Object value, Arguments arguments, Scope scope) {
    double number = asReal(value);
    double base = asReal(arguments.bind("base").get("base", Math.E));
    if (number <= 0 || base <= 0) {
      throw new ExpressionException("no logarithm of " + PythonText.str(value));
    }
    return base == 10
        ? (Object) Math.log10(number)
        : base == Math.E ? Math.log(number) : Math.log(number) / Math.log(base);
  }

  private static Object powered(Object value, Object exponent) {
    double number = asReal(value);
    double power = asReal(exponent);
    return finite(Math.pow(number, power), number, power);
  }

  /** Python refuses results that are no numbers or too large. */
  private static double finite(double result, double... of) {
    boolean odd = Double.isNaN(result) || Double.isInfinite(result);
    if (odd && Arrays.stream(of).allMatch(Double::isFinite)) {
      throw new ExpressionException("the result is too large or no number");
    }
    return result;
  }

  private static Object root(Object value, Arguments arguments, Scope scope) {
    double base = asReal(arguments.bind("base").get("base", 2L));
    double number = asReal(value);
    if (number < 0 || base == 0) {
      throw new ExpressionException("no root of " + PythonText.str(value));
    }
    return base == 2 ? Math.sqrt(number) : finite(Math.pow(number, 1 / base), number, base);
  }

  private static String fileSize(Object value, Arguments arguments, Scope scope) {
    boolean binary = arguments.bind("binary").truth("binary", false);
    Double size = real(value);
    if (size == null) {
      throw new ExpressionException("expected a number, got " + PythonValues.typeName(value));
    }
    int base = binary ? 1024 : 1000;
    if (size == 1) {
      return "1 Byte";
    }
    if (size < base) {
      return (long) size.doubleValue() + " Bytes";
    }
    String prefixes = "kMGTPEZY";
    double unit = base;
    int prefix = 0;
    while (size >= unit * base && prefix < prefixes.length() - 1) {
      unit *= base;
      prefix++;
    }
    String letter = prefixes.substring(prefix, prefix + 1);
    return (size.isInfinite() ? "inf " : String.format(Locale.ROOT, "%.1f ", size / unit))
        + (binary ? letter.toUpperCase(Locale.ROOT) + "iB" : letter + "B");
  }
}
