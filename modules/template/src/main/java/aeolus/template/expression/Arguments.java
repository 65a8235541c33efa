package aeolus.template.expression;

import aeolus.core.python.PythonValues;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What something is called with.
 *
 * @param positional in order, perhaps {@link Missing}
 * @param named by name, in order, perhaps {@link Missing}
 */
public record Arguments(List<Object> positional, Map<String, Object> named) {
  /** No arguments. */
  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  /** Makes arguments without names. */
  public static Arguments of(Object... values) {
    return new Arguments(Collections.unmodifiableList(Arrays.asList(values)), Map.of());
  }

  /** Returns all arguments but the first. */
  public Arguments rest() {
    return new Arguments(positional.subList(1, positional.size()), named);
  }

  /**
   * Refuses arguments by name, for what takes none in Python.
   *
   * @throws ExpressionException where there are any
   */
  public void requirePositional() {
    if (!named.isEmpty()) {
      throw new ExpressionException("takes no arguments by name, got \""
          + named.keySet().iterator().next() + "\"");
    }
  }

  /**
   * Gives each argument the name of its parameter.
   *
   * @param parameters in order
   * @throws ExpressionException with those that are too many or have no such name
   */
  public Bound bind(String... parameters) {
    List<String> known = List.of(parameters);
    if (positional.size() > known.size()) {
      throw new ExpressionException("too many arguments, expected at most " + known.size()
          + ", got " + positional.size());
    }
    Map<String, Object> bound = new LinkedHashMap<>();
    for (int i = 0; i < positional.size(); i++) {
      bound.put(known.get(i), positional.get(i));
    }
    named.forEach((name, value) -> bindNamed(name, value, known, bound));
    return new Bound(bound);
  }

  private static void bindNamed(String name, Object value, List<String> known,
      Map<String, Object> bound) {
    if (!known.contains(name)) {
      throw new ExpressionException("unexpected argument \"" + name + "\"" + (known.isEmpty()
          ? ""
          : ", expected one of " + String.join(", ", known)));
    }
    if (bound.containsKey(name)) {
      throw new ExpressionException("argument \"" + name + "\" given twice");
    }
    bound.put(name, value);
  }

  /** Arguments by the names of their parameters. */
  public static final class Bound {
    private final Map<String, Object> values;

    private Bound(Map<String, Object> values) {
      this.values = values;
    }

    /** Tells whether an argument was given. */
    public boolean has(String name) {
      return values.containsKey(name);
    }

    /** Returns an argument, which must be there and defined. */
    public Object get(String name) {
      if (!has(name)) {
        throw new ExpressionException("argument \"" + name + "\" is missing");
      }
      return Missing.require(values.get(name));
    }

    /** Returns an argument or, where it was not given, another value. */
    public Object get(String name, Object other) {
      return has(name) ? get(name) : other;
    }

    /** Returns an argument, perhaps a {@link Missing}. */
    public Object raw(String name, Object other) {
      return values.getOrDefault(name, other);
    }

    /** Returns an argument that must be a text. */
    public String text(String name) {
      return text(name, get(name));
    }

    /** Returns an argument that must be a text, or another where it was not given. */
    public String text(String name, String other) {
      return has(name) ? text(name) : other;
    }

    private static String text(String name, Object value) {
      if (value instanceof CharSequence text) {
        return text.toString();
      }
      throw wrong(name, "a string", value);
    }

    /** Returns an argument that must be an integer. */
    public int integer(String name) {
      Object value = get(name);
      BigInteger integer = PythonValues.asInteger(value)
          .orElseThrow(() -> wrong(name, "an integer", value));
      if (integer.bitLength() > 31) {
        throw wrong(name, "a smaller integer", value);
      }
      return integer.intValue();
    }

    /** Returns an argument that must be an integer, or another where it was not given or none. */
    public int integer(String name, int other) {
      return values.get(name) == null ? other : integer(name);
    }

    /** Returns an argument's truth, or another where it was not given. */
    public boolean truth(String name, boolean other) {
      return has(name) ? PythonValues.isTrue(get(name)) : other;
    }

    private static ExpressionException wrong(String name, String expected, Object value) {
      return new ExpressionException("argument \"" + name + "\" is no good, expected " + expected
          + ", got " + PythonValues.typeName(value));
    }
  }
}
