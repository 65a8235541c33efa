package aeolus.template.expression;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code format % values} (printf-style string formatting, library reference 4.7.2). */
final class PercentFormat {
  private static final Pattern CONVERSION = Pattern.compile(
      "%(?:\\(([^()]*)\\))?([-#0 +]*)(\\*|\\d+)?(?:\\.(\\*|\\d+)?)?[hlL]?(.?)", Pattern.DOTALL);
  private static final int WIDEST = 10_000;

  private final Object values;
  private final List<?> items;
  private int used;

  private PercentFormat(Object values) {
    this.values = values;
    this.items = values instanceof Tuple tuple ? tuple : Collections.singletonList(values);
  }

  /** Returns the text with its conversions filled in. */
  static String format(String format, Object values) {
    return new PercentFormat(values).fill(format);
  }

  private String fill(String format) {
    Matcher conversion = CONVERSION.matcher(format);
    StringBuilder text = new StringBuilder();
    boolean named = false;
    while (conversion.find()) {
      conversion.appendReplacement(text, "");
      named |= conversion.group(1) != null;
      text.append(converted(conversion));
    }
    conversion.appendTail(text);
    boolean keyed = values instanceof Map || (values instanceof List && !(values instanceof Tuple));
    boolean leftOver = !named && used < items.size() && !keyed;
    if (leftOver) {
      throw new ExpressionException("not all values are used by the format, which has " + used
          + " for " + items.size());
    }
    return text.toString();
  }

  private String converted(Matcher conversion) {
    String kind = conversion.group(5);
    if (kind.equals("%")) {
      return "%";
    }
    if (kind.isEmpty()) {
      throw new ExpressionException("format ends within a conversion");
    }
    String flags = conversion.group(2);
    int width = number(conversion.group(3), 0);
    boolean precise = conversion.group().contains(".");
    int precision = precise ? number(conversion.group(4), 0) : -1;
    Object value = conversion.group(1) == null ? next() : named(conversion.group(1));
    String aligned = flags + (width < 0 ? "-" : "");
    return padded(converted(kind.charAt(0), aligned, precision, value), aligned, Math.abs(width),
        isNumeric(kind));
  }

  private static boolean isNumeric(String kind) {
    return !"src a".contains(kind);
  }

  private int number(String digits, int other) {
    if (digits == null) {
      return other;
    }
    Object value = digits.equals("*") ? next() : Long.valueOf(digits);
    BigInteger number = PythonValues.asInteger(value)
        .orElseThrow(() -> new ExpressionException("* in a format wants an int"));
    if (number.abs().compareTo(BigInteger.valueOf(WIDEST)) > 0) {
      throw new ExpressionException("width or precision is too large: " + number);
    }
    return number.intValue();
  }

  private Object next() {
    if (used >= items.size()) {
      throw new ExpressionException("not enough values for the format");
    }
    return Missing.require(items.get(used++));
  }

  private Object named(String name) {
    if (!(values instanceof Map<?, ?> map)) {
      throw new ExpressionException("format requires a dict for \"%(" + name + ")\"");
    }
    if (!map.containsKey(name)) {
      throw new UndefinedException("unknown key \"" + name + "\" in the format's values");
    }
    return Missing.require(map.get(name));
  }

  private static String converted(char kind, String flags, int precision, Object value) {
    return switch (kind) {
      case 's' -> cut(PythonText.str(value), precision);
      case 'r' -> cut(PythonText.repr(value), precision);
      case 'a' -> cut(Escapes.ascii(PythonText.repr(value)), precision);
      case 'c' -> character(value);
      case 'd', 'i', 'u' -> integer(truncated(value), 'd', flags, precision);
      case 'x', 'X', 'o' -> integer(whole(value, kind), kind, flags, precision);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> real(value, kind, flags, precision);
      default -> throw new ExpressionException("unsupported conversion \"%" + kind + "\"");
    };
  }

  private static String cut(String text, int precision) {
    return precision < 0 || text.codePointCount(0, text.length()) <= precision
        ? text
        : text.substring(0, text.offsetByCodePoints(0, precision));
  }

  private static String character(Object value) {
    if (value instanceof CharSequence text
        && Character.codePointCount(text, 0, text.length()) == 1) {
      return text.toString();
    }
    return PythonValues.asInteger(value)
        .filter(code -> code.signum() >= 0 && code.bitLength() <= 20)
        .map(code -> Character.toString(code.intValue()))
        .orElseThrow(
            () -> new ExpressionException("the format of a character wants one character"));
  }

  private static BigInteger truncated(Object value) {
    if (value instanceof Double real && !real.isNaN() && !real.isInfinite()) {
      return new BigDecimal(real).toBigInteger();
    }
    return whole(value, 'd');
  }

  private static BigInteger whole(Object value, char kind) {
    return PythonValues.asInteger(value)
        .orElseThrow(() -> new ExpressionException("%" + kind + " wants a number, got "
            + PythonValues.typeName(value)));
  }

  private static String integer(BigInteger value, char kind, String flags, int precision) {
    String digits = NumberText.integer(value, kind);
    String zeros = "0".repeat(Math.max(0, precision - digits.length()));
    String prefix = flags.contains("#") && kind != 'd' ? "0" + kind : "";
    return sign(value.signum() < 0, flags) + prefix + zeros + digits;
  }

  private static String real(Object value, char kind, String flags, int precision) {
    if (!PythonValues.isNumber(value)) {
      throw new ExpressionException("%" + kind + " wants a number, got "
          + PythonValues.typeName(value));
    }
    return sign(NumberText.isNegative(value), flags) + NumberText.real(Arithmetic.real(value),
        kind, precision < 0 ? 6 : precision, flags.contains("#"));
  }

  private static String sign(boolean negative, String flags) {
    return negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
  }

  private static String padded(String text, String flags, int width, boolean numeric) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (flags.contains("-")) {
      return text + " ".repeat(missing);
    }
    if (!flags.contains("0") || !numeric) {
      return " ".repeat(missing) + text;
    }
    Matcher head = Pattern.compile("^[-+ ]?(?:0[xXo])?").matcher(text);
    int signed = head.find() ? head.end() : 0;
    return text.substring(0, signed) + "0".repeat(missing) + text.substring(signed);
  }
}
