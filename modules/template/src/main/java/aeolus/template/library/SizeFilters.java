package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ansible's {@code human_readable} and {@code human_to_bytes}, in which a K is 1024. */
final class SizeFilters {
  private static final String UNITS = "BKMGTPEZY";
  private static final Pattern SIZE = Pattern.compile(
      "\\s*(\\d*\\.?\\d*)\\s*([A-Za-z\u017f\u212a]+)?",
      Pattern.UNICODE_CHARACTER_CLASS);

  private SizeFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("human_readable", SizeFilters::readable);
    filters.put("human_to_bytes", SizeFilters::bytes);
  }

  private static double limit(int unit) {
    return Math.scalb(1.0, 10 * unit);
  }

  private static Object readable(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("isbits", "unit");
    if (!PythonValues.isNumber(value)) {
      throw new ExpressionException("expected a number, got " + PythonValues.typeName(value));
    }
    double size = ((Number) PythonValues.number(value)).doubleValue();
    String base = bound.truth("isbits", false) ? "bits" : "Bytes";
    int unit = bound.get("unit", null) == null ? unit(size) : unit(bound.text("unit"));
    String suffix = unit == 0 ? base : UNITS.substring(unit, unit + 1) + base.charAt(0);
    return fixed(size / limit(unit)) + " " + suffix;
  }

  private static int unit(double size) {
    int unit = UNITS.length() - 1;
    while (unit > 0 && size < limit(unit)) {
      unit--;
    }
    return unit;
  }

  /** As in Ansible, what is no unit is the one without a prefix. */
  private static int unit(String name) {
    return name.length() == 1 ? Math.max(0, UNITS.indexOf(name.toUpperCase(Locale.ROOT))) : 0;
  }

  private static String fixed(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return PythonText.str(number);
    }
    String text = new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    boolean negativeZero = !text.startsWith("-") && (number < 0 || 1 / number < 0);
    return negativeZero ? "-" + text : text;
  }

  private static Object bytes(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("default_unit", "isbits");
    boolean bits = bound.truth("isbits", false);
    String text = PythonText.str(value);
    Matcher size = SIZE.matcher(text);
    if (!size.lookingAt() || size.group(1).isEmpty() || size.group(1).equals(".")) {
      throw new ExpressionException("no size: " + PythonText.repr(text)
          + ", expected one like 10M or 1.5 GB");
    }
    String unit = size.group(2) == null && bound.get("default_unit", null) != null
        ? bound.text("default_unit")
        : size.group(2);
    double number = NumberFilters.real(size.group(1));
    return PythonValues.integer(
        new BigDecimal(unit == null ? number : number * limit(checked(unit, bits)))
            .setScale(0, RoundingMode.HALF_EVEN)
            .toBigIntegerExact());
  }

  private static int checked(String unit, boolean bits) {
    int at = unit.isEmpty() ? -1 : UNITS.indexOf(unit.substring(0, 1).toUpperCase(Locale.ROOT));
    String name = bits ? "bit" : "byte";
    boolean known = unit.length() <= 1 || unit.toLowerCase(Locale.ROOT).contains(name)
        || unit.charAt(1) == (bits ? 'b' : 'B');
    if (at < 0 || !known) {
      throw new ExpressionException(
          "no unit of " + name + "s: \"" + unit + "\", expected one like M"
              + (bits ? " or Mb" : " or MB"));
    }
    return at;
  }
}
