package aeolus.core.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Truth, equality and order of values, as Python's language reference (6.10) has them. */
public final class PythonValues {
  private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger SHORTEST = BigInteger.valueOf(Long.MIN_VALUE);

  private PythonValues() {}

  /** Tells whether {@code if value:} would go in. */
  public static boolean isTrue(Object value) {
    return switch (value) {
      case null -> false;
      case Boolean truth -> truth;
      case Number number -> signum(number) != 0;
      case CharSequence text -> !text.isEmpty();
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> true;
    };
  }

  private static int signum(Number number) {
    return switch (number) {
      case Double real -> real == 0 ? 0 : 1;
      case BigInteger big -> big.signum();
      default -> Long.signum(number.longValue());
    };
  }

  /** Tells whether two values are equal; 1, 1.0 and True are. */
  public static boolean equal(Object one, Object other) {
    if (one instanceof CharSequence text) {
      return other instanceof CharSequence && text.toString().equals(other.toString());
    }
    if (isNumber(one) && isNumber(other)) {
      return !isNan(one) && !isNan(other) && compareNumbers(one, other) == 0;
    }
    if (one instanceof List<?> list) {
      return other instanceof List<?> items && one instanceof Tuple == other instanceof Tuple
          && equalItems(list, items);
    }
    return one instanceof Map<?, ?> map
        ? other instanceof Map<?, ?> entries && equalEntries(map, entries)
        : one == null ? other == null : one.equals(other);
  }

  private static boolean equalItems(List<?> list, List<?> other) {
    Iterator<?> others = other.iterator();
    return list.size() == other.size()
        && list.stream().allMatch(item -> equal(item, others.next()));
  }

  private static boolean equalEntries(Map<?, ?> map, Map<?, ?> other) {
    return map.size() == other.size() && map.entrySet()
        .stream()
        .allMatch(entry -> other.containsKey(entry.getKey())
            && equal(entry.getValue(), other.get(entry.getKey())));
  }

  /**
   * Compares two values that have an order: numbers, texts, lists or tuples.
   *
   * @return less than, equal to or greater than 0; nothing where Python raises a TypeError, and for
   *     what is not a number
   */
  public static OptionalInt compare(Object one, Object other) {
    if (isNumber(one) && isNumber(other)) {
      return isNan(one) || isNan(other)
          ? OptionalInt.empty()
          : OptionalInt.of(compareNumbers(one, other));
    }
    if (one instanceof CharSequence text && other instanceof CharSequence second) {
      return OptionalInt.of(compareTexts(text.toString(), second.toString()));
    }
    boolean lists = one instanceof List && other instanceof List
        && one instanceof Tuple == other instanceof Tuple;
    return lists ? compareItems((List<?>) one, (List<?>) other) : OptionalInt.empty();
  }

  private static OptionalInt compareItems(List<?> one, List<?> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!equal(one.get(i), other.get(i))) {
        return compare(one.get(i), other.get(i));
      }
    }
    return OptionalInt.of(Integer.compare(one.size(), other.size()));
  }

  /** Compares by code points, where Java compares UTF-16. */
  public static int compareTexts(String one, String other) {
    for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean mixed = Character.isSurrogate(a) != Character.isSurrogate(b);
        return mixed ? Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b)) : a - b;
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  private static int compareNumbers(Object one, Object other) {
    Object a = number(one);
    Object b = number(other);
    if (a instanceof Long x && b instanceof Long y) {
      return x.compareTo(y);
    }
    if (isInfinite(a) || isInfinite(b)) {
      return Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
    }
    return decimal(a).compareTo(decimal(b));
  }

  private static BigDecimal decimal(Object number) {
    return switch (number) {
      case Double real -> new BigDecimal(real);
      case BigInteger big -> new BigDecimal(big);
      default -> BigDecimal.valueOf((Long) number);
    };
  }

  private static boolean isInfinite(Object number) {
    return number instanceof Double real && real.isInfinite();
  }

  private static boolean isNan(Object number) {
    return number instanceof Double real && real.isNaN();
  }

  /** Tells whether a value is an int, float or bool. */
  public static boolean isNumber(Object value) {
    return value instanceof Number || value instanceof Boolean;
  }

  /** Returns a number as a Long, BigInteger or Double; True is 1. */
  public static Object number(Object value) {
    return switch (value) {
      case Boolean truth -> truth ? 1L : 0L;
      case BigInteger big -> integer(big);
      case Double real -> real;
      case Float real -> real.doubleValue();
      case Number number -> number.longValue();
      default -> throw new IllegalArgumentException("not a number");
    };
  }

  /** Returns an integer as a Long where it is one. */
  public static Number integer(BigInteger value) {
    boolean fits = value.compareTo(LONGEST) <= 0 && value.compareTo(SHORTEST) >= 0;
    return fits ? (Number) value.longValue() : value;
  }

  /** Returns an integer's value, or nothing where a value is no integer (or bool). */
  public static Optional<BigInteger> asInteger(Object value) {
    return switch (value) {
      case Boolean truth -> Optional.of(truth ? BigInteger.ONE : BigInteger.ZERO);
      case BigInteger big -> Optional.of(big);
      case Double _,Float _ -> Optional.empty();
      case Number number -> Optional.of(BigInteger.valueOf(number.longValue()));
      case null, default -> Optional.empty();
    };
  }

  /** Returns what Python calls a value's type, for messages. */
  public static String typeName(Object value) {
    return switch (value) {
      case null -> "NoneType";
      case Boolean _ -> "bool";
      case Double _ -> "float";
      case Number _ -> "int";
      case CharSequence _ -> "str";
      case Tuple _ -> "tuple";
      case List<?> _ -> "list";
      case Map<?, ?> _ -> "dict";
      default -> value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    };
  }
}
