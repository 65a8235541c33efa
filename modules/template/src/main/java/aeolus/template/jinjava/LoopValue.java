package aeolus.template.jinjava;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.HasAttributes;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.util.Collection;
import java.util.List;

/** What {@code loop} is in the body of a loop. */
final class LoopValue implements HasAttributes, Callable {
  private static final List<String> ATTRIBUTES = List.of("index", "index0", "revindex",
      "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem", "cycle",
      "changed");

  private final List<?> items;
  private final int depth;
  private final Recursion recursion;
  private int at = -1;
  private List<Object> last;

  /** Goes through the items of an item. */
  @FunctionalInterface
  interface Recursion {
    String through(Object items, int depth);
  }

  /**
   * Makes one before its first item.
   *
   * @param recursion null where the loop is not recursive
   */
  LoopValue(List<?> items, int depth, Recursion recursion) {
    this.items = items;
    this.depth = depth;
    this.recursion = recursion;
  }

  boolean hasNext() {
    return at + 1 < items.size();
  }

  Object next() {
    return items.get(++at);
  }

  @Override
  public Collection<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public Object attribute(String name) {
    return switch (name) {
      case "index" -> at + 1L;
      case "index0" -> (long) at;
      case "revindex" -> (long) items.size() - at;
      case "revindex0" -> (long) items.size() - at - 1;
      case "first" -> at == 0;
      case "last" -> !hasNext();
      case "length" -> (long) items.size();
      case "depth" -> depth + 1L;
      case "depth0" -> (long) depth;
      case "previtem" -> neighbour(at - 1, "no item before the first");
      case "nextitem" -> neighbour(at + 1, "no item after the last");
      case "cycle" -> (Callable) this::cycle;
      case "changed" -> (Callable) this::changed;
      default -> null;
    };
  }

  private Object neighbour(int index, String otherwise) {
    return index >= 0 && index < items.size()
        ? items.get(index)
        : Missing.because(() -> otherwise);
  }

  private Object cycle(Arguments arguments, Scope scope) {
    List<Object> values = arguments.positional();
    if (values.isEmpty()) {
      throw new ExpressionException("cycle() wants at least one value");
    }
    return values.get(at % values.size());
  }

  private Object changed(Arguments arguments, Scope scope) {
    List<Object> values = arguments.positional().stream().map(Missing::require).toList();
    boolean same = last != null && PythonValues.equal(last, values);
    last = values;
    return !same;
  }

  @Override
  public Object call(Arguments arguments, Scope scope) {
    if (recursion == null) {
      throw new ExpressionException("loop() wants a loop with \"recursive\"");
    }
    return recursion.through(Items.iterate(arguments.bind("iterable").get("iterable")), depth + 1);
  }
}
