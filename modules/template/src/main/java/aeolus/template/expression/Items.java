package aeolus.template.expression;

import aeolus.core.python.OriginalKeys;
import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What values have under keys, indexes and slices, as Python and Jinja2 look it up. */
public final class Items {
  private static final Set<String> NUMBERS = Set.of("real", "imag", "numerator", "denominator",
      "conjugate", "bit_length", "bit_count", "to_bytes", "from_bytes", "as_integer_ratio",
      "is_integer", "hex", "fromhex");

  private Items() {}

  /**
   * Returns what {@code value[key]} is, or a {@link Missing}.
   *
   * @param of what the value is called in messages
   */
  public static Object item(Object value, Object key, String of) {
    return switch (value) {
      case Missing missing -> missing;
      case null -> Missing.because(() -> "no \"" + PythonText.str(key) + "\" in " + of
          + ", which has no value");
      case Map<?, ?> map -> ofMap(map, key, of);
      case View _ -> noKey(key, of, List.of());
      case List<?> list when index(key).isPresent() -> ofList(list, index(key).get(), of);
      case HasAttributes _ when key instanceof CharSequence -> attribute(value, key.toString(), of);
      case CharSequence text when index(key).isPresent() -> ofText(text.toString(),
          index(key).get(), of);
      default -> noKey(key, of, List.of());
    };
  }

  private static Missing noKey(Object key, String of, Collection<String> known) {
    String name = PythonText.str(key);
    return Missing.because(() -> "unknown key \"" + name + "\" in " + of
        + NearMiss.advice(name, known));
  }

  private static Optional<BigInteger> index(Object key) {
    return PythonValues.asInteger(key);
  }

  private static Object ofMap(Map<?, ?> map, Object key, String of) {
    Object known = key(map, key);
    if (known == null && (key != null || !map.containsKey(null))) {
      return noKey(key, of, map.keySet().stream().map(PythonText::str).toList());
    }
    return map.get(known);
  }

  /** Tells whether a mapping has a key. */
  static boolean has(Map<?, ?> map, Object key) {
    return key == null ? map.containsKey(null) : key(map, key) != null;
  }

  /** Returns the key that a mapping has for one that is equal to it, or null. */
  private static Object key(Map<?, ?> map, Object key) {
    if (map instanceof OriginalKeys odd) {
      return odd.originalKeys().stream().anyMatch(known -> PythonValues.equal(known, key))
          ? keyText(map, odd, key)
          : null;
    }
    if (key instanceof CharSequence || key == null) {
      String text = key == null ? null : key.toString();
      return map.containsKey(text) ? text : null;
    }
    return map.keySet()
        .stream()
        .filter(known -> PythonValues.equal(known, key))
        .findFirst()
        .orElse(null);
  }

  private static Object keyText(Map<?, ?> map, OriginalKeys odd, Object key) {
    int at = 0;
    for (Object known : map.keySet()) {
      if (PythonValues.equal(odd.originalKeys().get(at++), key)) {
        return known;
      }
    }
    return null;
  }

  private static Object ofList(List<?> list, BigInteger index, String of) {
    int at = position(index, list.size());
    return at >= 0
        ? list.get(at)
        : Missing.because(() -> "no item " + index + " in " + of + ", which has " + list.size());
  }

  private static Object ofText(String text, BigInteger index, String of) {
    int size = text.codePointCount(0, text.length());
    int at = position(index, size);
    if (at < 0) {
      return Missing.because(() -> "no character " + index + " in " + of + ", which has " + size);
    }
    return Character.toString(text.codePointAt(text.offsetByCodePoints(0, at)));
  }

  /** Returns the place of an index, perhaps counted from the end, or -1. */
  private static int position(BigInteger index, int size) {
    if (index.bitLength() > 31) {
      return -1;
    }
    int at = index.intValue() < 0 ? index.intValue() + size : index.intValue();
    return at >= 0 && at < size ? at : -1;
  }

  /**
   * Returns what {@code value.name} is, or a {@link Missing}: a method, then a key.
   *
   * @param of what the value is called in messages
   */
  public static Object attribute(Object value, String name, String of) {
    if (value instanceof HasAttributes object) {
      Object found = object.attribute(name);
      return found != null || object.attributes().contains(name)
          ? found
          : noKey(name, of, object.attributes());
    }
    requireSupported(value, name);
    Callable method = Methods.find(value, name);
    return method != null ? method : item(value, name, of);
  }

  /** Refuses what values have in Python, but not here: it must not look as if it were missing. */
  private static void requireSupported(Object value, String name) {
    boolean inner = name.startsWith("__") && name.endsWith("__") && !(value instanceof Map);
    if (inner || (PythonValues.isNumber(value) && NUMBERS.contains(name))) {
      throw new ExpressionException("Python's " + name + " is not supported");
    }
  }

  /** Returns {@code value[start:stop:step]}; each may be null. */
  static Object slice(Object value, Object start, Object stop, Object step) {
    int stride = step == null ? 1 : bound(step);
    if (stride == 0) {
      throw new ExpressionException("slice step cannot be zero");
    }
    return switch (value) {
      case CharSequence text -> text(characters(text.toString()), start, stop, stride);
      case View _ -> throw new ExpressionException("cannot take a slice of a view of a dict");
      case Tuple tuple -> new Tuple(list(tuple, start, stop, stride));
      case List<?> list -> list(list, start, stop, stride);
      case null, default -> throw new ExpressionException(
          "cannot take a slice of " + PythonValues.typeName(value));
    };
  }

  private static String text(List<String> characters, Object start, Object stop, int step) {
    StringBuilder text = new StringBuilder();
    list(characters, start, stop, step).forEach(text::append);
    return text.toString();
  }

  /** Returns the characters of a text, each a text. */
  public static List<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  private static List<Object> list(List<?> list, Object start, Object stop, int step) {
    int size = list.size();
    int lowest = step > 0 ? 0 : -1;
    int highest = step > 0 ? size : size - 1;
    int first = start == null
        ? step > 0 ? lowest : highest
        : clamped(start, size, lowest, highest);
    int end = stop == null ? step > 0 ? highest : lowest : clamped(stop, size, lowest, highest);
    List<Object> found = new ArrayList<>();
    for (long i = first; step > 0 ? i < end : i > end; i += step) {
      found.add(list.get((int) i));
    }
    return found;
  }

  private static int clamped(Object bound, int size, int lowest, int highest) {
    int at = bound(bound);
    return Math.clamp((long) at + (at < 0 ? size : 0), lowest, Math.max(lowest, highest));
  }

  private static int bound(Object bound) {
    BigInteger value = PythonValues.asInteger(bound)
        .orElseThrow(() -> new ExpressionException("slice bounds must be integers, got "
            + PythonValues.typeName(bound)));
    return value.bitLength() > 31 ? value.signum() * Integer.MAX_VALUE : value.intValue();
  }

  /**
   * Returns what a loop over a value goes through: a list's items, a mapping's keys, a text's
   * characters.
   */
  public static List<?> iterate(Object value) {
    return switch (Missing.require(value)) {
      case List<?> list -> list;
      case Map<?, ?> map -> keys(map);
      case CharSequence text -> characters(text.toString());
      case null -> throw new ExpressionException("no list to go through, got None");
      default -> throw new ExpressionException(
          "no list to go through, got " + PythonValues.typeName(value));
    };
  }

  /** Puts a value into a mapping, where a key that is equal stays as it was. */
  public static void put(Map<Object, Object> map, Object key, Object value) {
    requireHashable(key);
    Object known = PythonValues.isNumber(key)
        ? map.keySet()
            .stream()
            .filter(other -> PythonValues.equal(other, key))
            .findFirst()
            .orElse(key)
        : key instanceof CharSequence text ? text.toString() : key;
    map.put(known, value);
  }

  /**
   * Refuses what cannot be a key.
   *
   * @throws ExpressionException for a list or dict
   */
  public static void requireHashable(Object key) {
    if (key instanceof Tuple tuple) {
      tuple.forEach(Items::requireHashable);
    } else if (key instanceof Map || key instanceof List) {
      throw new ExpressionException("a " + PythonValues.typeName(key) + " can be no key");
    }
  }

  /** Makes a mapping of another, or of pairs, as {@code dict()} does. */
  public static Map<Object, Object> dict(Object value) {
    Map<Object, Object> made = new LinkedHashMap<>();
    List<?> pairs = value instanceof Map<?, ?> map ? pairs(map) : iterate(value);
    for (Object pair : pairs) {
      List<?> both = iterate(pair);
      if (both.size() != 2) {
        throw new ExpressionException("expected pairs for a dict, got one of " + both.size());
      }
      put(made, both.get(0), both.get(1));
    }
    return made;
  }

  /** Returns the keys of a mapping as they were written. */
  public static List<Object> keys(Map<?, ?> map) {
    return map instanceof OriginalKeys odd ? odd.originalKeys() : new ArrayList<>(map.keySet());
  }

  /** Returns the pairs of a mapping. */
  public static List<Object> pairs(Map<?, ?> map) {
    List<Object> keys = keys(map);
    List<Object> pairs = new ArrayList<>();
    int at = 0;
    for (Object value : map.values()) {
      pairs.add(new Tuple(Arrays.asList(keys.get(at++), value)));
    }
    return pairs;
  }
}
