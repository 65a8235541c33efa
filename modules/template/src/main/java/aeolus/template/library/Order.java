package aeolus.template.library;

import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import aeolus.template.expression.ExpressionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Sorts as Python's {@code sorted}: stable, and an error where values have no order. */
final class Order {
  private static final Comparator<Object> PYTHON = Order::compare;

  private Order() {}

  private static int compare(Object one, Object other) {
    return PythonValues.compare(one, other)
        .orElseThrow(() -> new ExpressionException("cannot compare "
            + PythonValues.typeName(one) + " with " + PythonValues.typeName(other)));
  }

  /** Returns the items in order of their keys. */
  static List<Object> sorted(List<?> items, UnaryOperator<Object> key, boolean reverse) {
    List<Object[]> keyed = new ArrayList<>();
    items.forEach(item -> keyed.add(new Object[] {key.apply(item), item}));
    Comparator<Object[]> order = Comparator.comparing(pair -> pair[0], PYTHON);
    try {
      keyed.sort(reverse ? order.reversed() : order);
    } catch (IllegalArgumentException _) {
      throw new ExpressionException("the values have no order");
    }
    List<Object> sorted = new ArrayList<>();
    keyed.forEach(pair -> sorted.add(pair[1]));
    return sorted;
  }

  /** Returns the first of the items with the least, or greatest, key. */
  static Object extreme(List<?> items, UnaryOperator<Object> key, boolean greatest) {
    Object best = null;
    Object bestKey = null;
    boolean first = true;
    for (Object item : items) {
      Object itemKey = key.apply(item);
      if (first || (compare(itemKey, bestKey) * (greatest ? 1 : -1)) > 0) {
        best = item;
        bestKey = itemKey;
        first = false;
      }
    }
    return best;
  }

  /** Tells whether a value is among others. */
  static boolean contains(List<?> items, Object value) {
    return items.stream().anyMatch(item -> PythonValues.equal(item, value));
  }

  /** Makes a pair. */
  static Tuple tuple(Object... items) {
    return new Tuple(Collections.unmodifiableList(Arrays.asList(items)));
  }
}
