package aeolus.template.expression;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code 'text {}'.format(...)} (format string syntax, library reference 4.7.1). */
final class BraceFormat {
  private static final Pattern FIELD = Pattern.compile(
      "\\{\\{|\\}\\}|\\{([^{}!:\\[.]*)((?:\\.[^{}!:\\[.]+|\\[[^\\]]*\\])*)(?:!([rsa]))?"
          + "(?::((?:[^{}]|\\{[^{}]*\\})*))?\\}|[{}]");
  private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[([^\\]]*)\\]");
  private static final Pattern SPEC = Pattern.compile(
      "(?s)(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([bcdeEfFgGnosxX%])?");
  private static final int WIDEST = 10_000;

  private final Arguments arguments;
  private int used;

  private BraceFormat(Arguments arguments) {
    this.arguments = arguments;
  }

  /** Returns the text with its fields filled in. */
  static String format(String format, Arguments arguments) {
    return new BraceFormat(arguments).fill(format);
  }

  private String fill(String format) {
    Matcher field = FIELD.matcher(format);
    StringBuilder text = new StringBuilder();
    while (field.find()) {
      field.appendReplacement(text, "");
      text.append(switch (field.group()) {
        case "{{" -> "{";
        case "}}" -> "}";
        case "{", "}" -> throw new ExpressionException(
            "\"" + field.group() + "\" in a format that is no field, expected it doubled");
        default -> filled(field);
      });
    }
    return field.appendTail(text).toString();
  }

  private String filled(Matcher field) {
    Object value = Missing.require(steps(argument(field.group(1)), field.group(2)));
    Object converted = field.group(3) == null
        ? value
        : switch (field.group(3)) {
          case "s" -> PythonText.str(value);
          case "r" -> PythonText.repr(value);
          default -> Escapes.ascii(PythonText.repr(value));
        };
    return spec(converted, field.group(4) == null ? "" : fill(field.group(4)));
  }

  private Object argument(String name) {
    if (!name.isEmpty() && !name.chars().allMatch(Character::isDigit)) {
      if (!arguments.named().containsKey(name)) {
        throw new ExpressionException("no value \"" + name + "\" for the format");
      }
      return arguments.named().get(name);
    }
    int index = name.isEmpty() ? automatic() : numbered(name);
    if (index >= arguments.positional().size()) {
      throw new ExpressionException("not enough values for the format");
    }
    return arguments.positional().get(index);
  }

  private int automatic() {
    if (used < 0) {
      throw new ExpressionException("\"{}\" after a field with a number in the format");
    }
    return used++;
  }

  private int numbered(String digits) {
    if (used > 0 || digits.length() > 6) {
      throw new ExpressionException("field {" + digits + "} after \"{}\" in the format");
    }
    used = -1;
    return Integer.parseInt(digits);
  }

  private static Object steps(Object value, String steps) {
    Object found = value;
    Matcher step = STEP.matcher(steps);
    while (step.find()) {
      if (step.group(1) != null) {
        throw new ExpressionException("attributes are not supported in a format, expected ["
            + step.group(1) + "] instead of ." + step.group(1));
      }
      String key = step.group(2);
      boolean index = key.matches("\\d{1,9}");
      found = Items.item(Missing.require(found), index ? Long.valueOf(key) : key, "the value");
    }
    return found;
  }

  /** Formats one value, as the filter of that name and {@code format()} do. */
  static String spec(Object value, String spec) {
    if (spec.isEmpty()) {
      return PythonText.str(value);
    }
    Matcher parts = SPEC.matcher(spec);
    if (!parts.matches()) {
      throw new ExpressionException("bad format specification \"" + spec + "\"");
    }
    boolean numeric = PythonValues.isNumber(value) && !"s".equals(parts.group(10));
    String body = numeric ? number(value, parts) : text(value, parts);
    String sign = numeric ? sign(value, parts.group(3)) : "";
    return aligned(sign, body, parts, numeric);
  }

  private static String text(Object value, Matcher parts) {
    boolean fits = value instanceof CharSequence && parts.group(3) == null
        && (parts.group(10) == null || parts.group(10).equals("s")) && parts.group(8) == null;
    if (!fits) {
      throw new ExpressionException("format specification \"" + parts.group()
          + "\" does not fit a value of type " + PythonValues.typeName(value));
    }
    int precision = parts.group(9) == null ? -1 : width(parts.group(9));
    String text = value.toString();
    return precision < 0 || text.codePointCount(0, text.length()) <= precision
        ? text
        : text.substring(0, text.offsetByCodePoints(0, precision));
  }

  private static String sign(Object value, String wanted) {
    return NumberText.isNegative(value) ? "-" : wanted == null || wanted.equals("-") ? "" : wanted;
  }

  private static String number(Object value, Matcher parts) {
    char kind = parts.group(10) == null ? ' ' : parts.group(10).charAt(0);
    int precision = parts.group(9) == null ? -1 : width(parts.group(9));
    if (PythonValues.asInteger(value).isPresent() && " bcdnoxX".indexOf(kind) >= 0) {
      return integer(value, kind, precision, parts);
    }
    return grouped(real(value, kind, precision, parts.group(5) != null), parts.group(8), 3);
  }

  private static String integer(Object value, char kind, int precision, Matcher parts) {
    if (precision >= 0) {
      throw new ExpressionException("precision not allowed in integer format");
    }
    BigInteger number = Arithmetic.integer(value);
    if (value instanceof Boolean && kind == ' ' && parts.group(8) == null) {
      return number.toString();
    }
    if (kind == 'c') {
      return Character.toString(number.intValueExact());
    }
    String digits = NumberText.integer(number, kind == ' ' || kind == 'n' ? 'd' : kind);
    String prefix = parts.group(5) != null && "boxX".indexOf(kind) >= 0 ? "0" + kind : "";
    return prefix + grouped(digits, parts.group(8), "boxX".indexOf(kind) >= 0 ? 4 : 3);
  }

  private static String real(Object value, char kind, int precision, boolean alternative) {
    double number = Arithmetic.real(value);
    return switch (kind) {
      case ' ' -> precision < 0
          ? NumberText.plain(value)
          : withPoint(NumberText.real(number, 'g', precision, alternative));
      case '%' -> NumberText.real(number * 100, 'f', precision < 0 ? 6 : precision, alternative)
          + "%";
      case 'n' -> NumberText.real(number, 'g', precision < 0 ? 6 : precision, alternative);
      case 'e', 'E', 'f', 'F', 'g', 'G' -> NumberText.real(number, kind,
          precision < 0 ? 6 : precision, alternative);
      default -> throw new ExpressionException("format \"" + kind + "\" wants an int, got "
          + PythonValues.typeName(value));
    };
  }

  private static String withPoint(String text) {
    return text.matches("\\d+") ? text + ".0" : text;
  }

  private static String grouped(String number, String separator, int size) {
    if (separator == null) {
      return number;
    }
    int end = 0;
    while (end < number.length() && Character.digit(number.charAt(end), 16) >= 0) {
      end++;
    }
    return number.substring(0, end)
        .replaceAll("(?<=.)(?=(?:.{" + size + "})+$)", separator) + number.substring(end);
  }

  private static int width(String digits) {
    if (digits.length() > 5 || Integer.parseInt(digits) > WIDEST) {
      throw new ExpressionException("width or precision is too large: " + digits);
    }
    return Integer.parseInt(digits);
  }

  private static String aligned(String sign, String body, Matcher parts, boolean numeric) {
    int width = parts.group(7) == null ? 0 : width(parts.group(7));
    String whole = sign + body;
    int head = sign.length() + (parts.group(5) != null && body.matches("0[xXob].*") ? 2 : 0);
    int missing = width - whole.codePointCount(0, whole.length());
    boolean zero = parts.group(6) != null;
    String fill = parts.group(1) != null ? parts.group(1) : zero ? "0" : " ";
    String side = parts.group(2) != null
        ? parts.group(2)
        : zero && numeric ? "=" : numeric ? ">" : "<";
    if (missing <= 0) {
      return whole;
    }
    return switch (side) {
      case "<" -> whole + fill.repeat(missing);
      case ">" -> fill.repeat(missing) + whole;
      case "^" -> fill.repeat(missing / 2) + whole + fill.repeat(missing - missing / 2);
      default -> whole.substring(0, head) + fill.repeat(missing) + whole.substring(head);
    };
  }
}
