package aeolus.template.expression;

import aeolus.core.Location;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Stands for what is not defined. It can be passed on, tested with {@code is defined} and replaced
 * with {@code default}; all else fails, as with Ansible's strict undefined: an attribute of it is
 * again undefined for the same reason.
 */
public final class Missing {
  private final Supplier<String> message;
  private final int offset;
  private final boolean lenient;
  private final Location where;

  private Missing(Supplier<String> message, int offset, boolean lenient, Location where) {
    this.message = message;
    this.offset = offset;
    this.lenient = lenient;
    this.where = where;
  }

  /** Stands for the value of an {@code if} without {@code else}: prints nothing and is false. */
  static Missing ofElse(int offset) {
    return new Missing(() -> "the condition is false and there is no \"else\"", offset, true,
        null);
  }

  /** Tells whether it prints nothing, rather than to fail. */
  public boolean isLenient() {
    return lenient;
  }

  /** Makes one that says why it is not defined only when that matters. */
  public static Missing because(Supplier<String> message) {
    return new Missing(message, -1, false, null);
  }

  Missing at(int place) {
    return offset < 0 && where == null ? new Missing(message, place, lenient, null) : this;
  }

  /** Returns what an attribute of it is: undefined for the same reason, and never lenient. */
  Missing attribute() {
    return new Missing(message, offset, false, where);
  }

  /**
   * Returns the same for use in another expression, in which its place would mean something else.
   *
   * @param places finds where an offset of this expression is
   */
  public Missing elsewhere(IntFunction<Location> places) {
    return where != null
        ? this
        : new Missing(message, -1, lenient, offset < 0 ? null : places.apply(offset));
  }

  int offset() {
    return offset;
  }

  /** Returns what to throw where it is used. */
  public UndefinedException exception() {
    return new UndefinedException(message.get(), offset, where);
  }

  /** Returns a value that is defined, or an empty text for an {@code if} without {@code else}. */
  static Object present(Object value) {
    return value instanceof Missing missing && missing.lenient ? "" : require(value);
  }

  /** Returns a value that is defined. */
  public static Object require(Object value) {
    if (value instanceof Missing missing) {
      throw missing.exception();
    }
    return value;
  }
}
