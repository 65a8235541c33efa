package aeolus.template.expression;

import java.util.function.Supplier;

/**
 * Stands for what is not defined. It can be passed on, tested with {@code is defined} and replaced
 * with {@code default}; all else fails, as with Ansible's strict undefined: an attribute of it is
 * again undefined for the same reason.
 */
public final class Missing {
  private final Supplier<String> message;
  private final int offset;

  Missing(Supplier<String> message, int offset) {
    this.message = message;
    this.offset = offset;
  }

  /** Makes one that says why it is not defined only when that matters. */
  public static Missing because(Supplier<String> message) {
    return new Missing(message, -1);
  }

  Missing at(int place) {
    return offset < 0 ? new Missing(message, place) : this;
  }

  /** Returns the same, its place being where it is used next. */
  public Missing elsewhere() {
    return new Missing(message, -1);
  }

  /** Returns what to throw where it is used. */
  public UndefinedException exception() {
    return new UndefinedException(message.get(), offset);
  }

  /** Returns a value that is defined. */
  public static Object require(Object value) {
    if (value instanceof Missing missing) {
      throw missing.exception();
    }
    return value;
  }
}
