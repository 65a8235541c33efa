package aeolus.template.expression;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Python's operators on values that are defined. */
final class Arithmetic {
  private static final int LARGEST = 10_000_000;
  private static final int MOST_BITS = 100_000;
  private static final MathContext PRECISE = new MathContext(40);

  private Arithmetic() {}

  static Object apply(String operator, Object left, Object right) {
    return switch (operator) {
      case "+" -> add(left, right);
      case "-" -> subtract(left, right);
      case "*" -> multiply(left, right);
      case "/" -> divide(left, right);
      case "//" -> floorDivide(left, right);
      case "%" -> remainder(left, right);
      case "**" -> power(left, right);
      case "~" -> bounded(PythonText.str(left) + PythonText.str(right));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static ExpressionException unsupported(String operator, Object left, Object right) {
    return new ExpressionException("cannot apply \"" + operator + "\" to "
        + PythonValues.typeName(left) + " and " + PythonValues.typeName(right));
  }

  private static boolean areNumbers(Object left, Object right) {
    return PythonValues.isNumber(left) && PythonValues.isNumber(right);
  }

  private static boolean isReal(Object value) {
    return value instanceof Double || value instanceof Float;
  }

  static double real(Object number) {
    double real = ((Number) PythonValues.number(number)).doubleValue();
    if (Double.isInfinite(real) && !isReal(number)) {
      throw new ExpressionException("number is too large for a float");
    }
    return real;
  }

  static BigInteger integer(Object number) {
    return PythonValues.asInteger(number).orElseThrow();
  }

  private static Object add(Object left, Object right) {
    if (left instanceof CharSequence text && right instanceof CharSequence other) {
      requireShort((long) text.length() + other.length());
      return text.toString() + other;
    }
    boolean views = left instanceof View || right instanceof View;
    boolean lists = left instanceof List && right instanceof List && !views
        && left instanceof Tuple == right instanceof Tuple;
    if (lists) {
      List<Object> joined = new ArrayList<>((List<?>) left);
      joined.addAll((List<?>) right);
      return left instanceof Tuple ? new Tuple(joined) : joined;
    }
    if (!areNumbers(left, right)) {
      throw unsupported("+", left, right);
    }
    return isReal(left) || isReal(right)
        ? (Object) (real(left) + real(right))
        : PythonValues.integer(integer(left).add(integer(right)));
  }

  private static Object subtract(Object left, Object right) {
    if (!areNumbers(left, right)) {
      throw unsupported("-", left, right);
    }
    return isReal(left) || isReal(right)
        ? (Object) (real(left) - real(right))
        : PythonValues.integer(integer(left).subtract(integer(right)));
  }

  private static Object multiply(Object left, Object right) {
    if (areNumbers(left, right)) {
      return isReal(left) || isReal(right)
          ? (Object) (real(left) * real(right))
          : product(integer(left), integer(right));
    }
    boolean swapped = PythonValues.asInteger(left).isPresent();
    Object sequence = swapped ? right : left;
    Object count = swapped ? left : right;
    if (PythonValues.asInteger(count).isEmpty()) {
      throw unsupported("*", left, right);
    }
    return switch (sequence) {
      case CharSequence text -> text.toString().repeat(times(count, text.length()));
      case List<?> list -> repeated(list, times(count, list.size()));
      case null, default -> throw unsupported("*", left, right);
    };
  }

  private static Number product(BigInteger left, BigInteger right) {
    if (left.bitLength() + right.bitLength() > MOST_BITS) {
      throw new ExpressionException("number is too large");
    }
    return PythonValues.integer(left.multiply(right));
  }

  private static int times(Object count, int size) {
    BigInteger times = integer(count).max(BigInteger.ZERO);
    if (times.multiply(BigInteger.valueOf(size)).compareTo(BigInteger.valueOf(LARGEST)) > 0) {
      throw new ExpressionException("result is too large, the limit is " + LARGEST + " items");
    }
    return size == 0 ? 0 : times.intValue();
  }

  private static List<Object> repeated(List<?> list, int times) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(list);
    }
    return list instanceof Tuple ? new Tuple(all) : all;
  }

  private static String bounded(String text) {
    requireShort(text.length());
    return text;
  }

  /** Refuses to make a text that would be too long. */
  static void requireShort(long length) {
    if (length > LARGEST) {
      throw new ExpressionException("text is too long, the limit is " + LARGEST + " characters");
    }
  }

  private static void requireNotZero(Object divisor) {
    if (!PythonValues.isTrue(divisor)) {
      throw new ExpressionException("division by zero");
    }
  }

  private static Object divide(Object left, Object right) {
    if (!areNumbers(left, right)) {
      throw unsupported("/", left, right);
    }
    requireNotZero(right);
    return isReal(left) || isReal(right)
        ? real(left) / real(right)
        : new BigDecimal(integer(left)).divide(new BigDecimal(integer(right)), PRECISE)
            .doubleValue();
  }

  private static Object floorDivide(Object left, Object right) {
    if (!areNumbers(left, right)) {
      throw unsupported("//", left, right);
    }
    requireNotZero(right);
    if (!isReal(left) && !isReal(right)) {
      return PythonValues.integer(floor(integer(left), integer(right)));
    }
    double whole = (real(left) - modulo(real(left), real(right))) / real(right);
    double floor = Math.floor(whole);
    return whole - floor > 0.5 ? floor + 1 : floor;
  }

  private static BigInteger floor(BigInteger left, BigInteger right) {
    BigInteger[] parts = left.divideAndRemainder(right);
    boolean below = parts[1].signum() != 0 && parts[1].signum() != right.signum();
    return below ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static double modulo(double left, double right) {
    double rest = left % right;
    if (rest == 0) {
      return Math.copySign(0, right);
    }
    return rest < 0 == right < 0 ? rest : rest + right;
  }

  private static Object remainder(Object left, Object right) {
    if (left instanceof CharSequence format) {
      return bounded(PercentFormat.format(format.toString(), right));
    }
    if (!areNumbers(left, right)) {
      throw unsupported("%", left, right);
    }
    requireNotZero(right);
    if (isReal(left) || isReal(right)) {
      return modulo(real(left), real(right));
    }
    BigInteger divisor = integer(right);
    return PythonValues.integer(
        integer(left).subtract(floor(integer(left), divisor).multiply(divisor)));
  }

  private static Object power(Object left, Object right) {
    if (!areNumbers(left, right)) {
      throw unsupported("**", left, right);
    }
    boolean whole = !isReal(left) && !isReal(right) && integer(right).signum() >= 0;
    return whole ? power(integer(left), integer(right)) : realPower(real(left), real(right));
  }

  private static Number power(BigInteger base, BigInteger exponent) {
    BigInteger bits = exponent.multiply(BigInteger.valueOf(base.bitLength()));
    if (bits.compareTo(BigInteger.valueOf(MOST_BITS)) > 0) {
      throw new ExpressionException("number is too large");
    }
    return PythonValues.integer(base.bitLength() == 0 && exponent.signum() > 0
        ? BigInteger.ZERO
        : base.pow(exponent.mod(BigInteger.valueOf(Integer.MAX_VALUE)).intValue()));
  }

  private static double realPower(double base, double exponent) {
    if (base == 0 && exponent < 0) {
      throw new ExpressionException("0 cannot be raised to a negative power");
    }
    double power = Math.pow(base, exponent);
    boolean finite = Double.isFinite(base) && Double.isFinite(exponent);
    if (finite && Double.isInfinite(power)) {
      throw new ExpressionException("number is too large for a float");
    }
    if (Double.isNaN(power) && !Double.isNaN(base) && !Double.isNaN(exponent)) {
      throw new ExpressionException("result would be a complex number");
    }
    return power;
  }

  static Object negate(Object value) {
    if (!PythonValues.isNumber(value)) {
      throw new ExpressionException("cannot apply \"-\" to " + PythonValues.typeName(value));
    }
    return isReal(value) ? (Object) (-real(value)) : PythonValues.integer(integer(value).negate());
  }

  static Object plus(Object value) {
    if (!PythonValues.isNumber(value)) {
      throw new ExpressionException("cannot apply \"+\" to " + PythonValues.typeName(value));
    }
    return PythonValues.number(value);
  }

  /** Compares: {@code == != < <= > >= in not in}. */
  static boolean compare(String operator, Object left, Object right) {
    return switch (operator) {
      case "==" -> PythonValues.equal(left, right);
      case "!=" -> !PythonValues.equal(left, right);
      case "in" -> contains(right, left);
      case "not in" -> !contains(right, left);
      default -> ordered(operator, left, right);
    };
  }

  /** Compares for sorting; fails where the two have no order. */
  static int order(Object left, Object right) {
    return ordered("<", left, right) ? -1 : ordered(">", left, right) ? 1 : 0;
  }

  private static boolean ordered(String operator, Object left, Object right) {
    OptionalInt order = PythonValues.compare(left, right);
    if (order.isEmpty()) {
      if (areNumbers(left, right)) {
        return false;
      }
      throw new ExpressionException("cannot compare " + PythonValues.typeName(left) + " with "
          + PythonValues.typeName(right) + " by \"" + operator + "\"");
    }
    int sign = order.getAsInt();
    return switch (operator) {
      case "<" -> sign < 0;
      case "<=" -> sign <= 0;
      case ">" -> sign > 0;
      case ">=" -> sign >= 0;
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** Tells whether a value is in a container. */
  static boolean contains(Object container, Object value) {
    if (container instanceof CharSequence text) {
      if (value instanceof CharSequence part) {
        return text.toString().contains(part);
      }
      throw new ExpressionException("only a string can be in a string, got "
          + PythonValues.typeName(value));
    }
    return switch (container) {
      case List<?> list -> list.stream().anyMatch(item -> PythonValues.equal(item, value));
      case Map<?, ?> map -> {
        Items.requireHashable(value);
        yield Items.has(map, value);
      }
      case null, default -> throw new ExpressionException(
          "nothing can be \"in\" " + PythonValues.typeName(container));
    };
  }
}
