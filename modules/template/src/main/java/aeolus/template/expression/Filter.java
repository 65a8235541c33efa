package aeolus.template.expression;

/** Makes a value of another: a filter, or a test, which gives a Boolean. */
@FunctionalInterface
public interface Filter {
  /**
   * Applies it.
   *
   * @param value is defined, unless the filter {@link #takesMissing}
   * @throws ExpressionException where that cannot be done, in words for the user
   */
  Object apply(Object value, Arguments arguments, Scope scope);

  /** Tells whether it deals with values that are not defined. */
  default boolean takesMissing() {
    return false;
  }

  /** Makes one that deals with values that are not defined. */
  static Filter ofMissing(Filter filter) {
    return new Filter() {
      @Override
      public Object apply(Object value, Arguments arguments, Scope scope) {
        return filter.apply(value, arguments, scope);
      }

      @Override
      public boolean takesMissing() {
        return true;
      }
    };
  }
}
