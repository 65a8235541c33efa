package aeolus.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Variables by name, in order, unmodifiable. A value is null, a Boolean, Long, BigInteger, Double,
 * String, {@link UnsafeText}, {@link SecretText}, or a List or Map (with String keys) of values.
 */
public final class Vars {
  /** No variables. */
  public static final Vars EMPTY = new Vars(Map.of());

  private final Map<String, Object> values;

  private Vars(Map<String, Object> values) {
    this.values = values;
  }

  /** Copies a map of values, at any depth. */
  public static Vars of(Map<String, ?> values) {
    return new Vars(copyMap(values));
  }

  /** Takes over a map of values that is unmodifiable at every depth, without a copy. */
  public static Vars ofUnmodifiable(Map<String, Object> values) {
    return new Vars(values);
  }

  /** Returns the variables as an unmodifiable map. */
  public Map<String, Object> asMap() {
    return values;
  }

  /** Returns the names in order. */
  public Set<String> names() {
    return values.keySet();
  }

  /** Returns a value, or null where the variable is absent or null. */
  public Object get(String name) {
    return values.get(name);
  }

  /** Tells whether a variable is there, be it null. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns a scalar as text ({@link SecretText} excepted), or empty where absent or null. */
  public Optional<String> text(String name) {
    Object value = values.get(name);
    boolean scalar = value instanceof CharSequence || value instanceof Number
        || value instanceof Boolean;
    return scalar ? Optional.of(value.toString()) : Optional.empty();
  }

  /** Returns these variables with others laid over them; maps are replaced, not merged. */
  public Vars with(Map<String, ?> over) {
    Map<String, Object> merged = new LinkedHashMap<>(values);
    over.forEach((name, value) -> merged.put(name, copy(value)));
    return new Vars(Collections.unmodifiableMap(merged));
  }

  /** Returns these variables with one more laid over them. */
  public Vars with(String name, Object value) {
    return with(Collections.singletonMap(name, value));
  }

  private static Object copy(Object value) {
    return switch (value) {
      case Map<?, ?> map -> copyMap(map);
      case List<?> list -> copyList(list);
      case null, default -> value;
    };
  }

  private static Map<String, Object> copyMap(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> copy.put(String.valueOf(name), copy(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static List<Object> copyList(List<?> list) {
    List<Object> copy = new ArrayList<>(list.size());
    list.forEach(value -> copy.add(copy(value)));
    return Collections.unmodifiableList(copy);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vars vars && values.equals(vars.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
