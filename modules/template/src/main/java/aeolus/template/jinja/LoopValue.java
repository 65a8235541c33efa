package aeolus.template.jinja;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.HasAttributes;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * What {@code loop} is in the body of a loop. As in Jinja2 items are looked at no sooner than they
 * are needed: the body may change what the next are, or whether they are taken.
 */
final class LoopValue implements HasAttributes, Callable {
  private static final List<String> ATTRIBUTES = List.of("index", "index0", "revindex",
      "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem", "cycle",
      "changed");

  private final List<?> items;
  private final Predicate<Object> condition;
  private final int depth;
  private final Recursion recursion;
  private final List<Object> taken = new ArrayList<>();
  private int read;
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
  LoopValue(List<?> items, Predicate<Object> condition, int depth, Recursion recursion) {
    this.items = items;
    this.condition = condition;
    this.depth = depth;
    this.recursion = recursion;
  }

  /** Takes items until there is one of a number. */
  private boolean has(int number) {
    while (taken.size() <= number && read < items.size()) {
      Object item = items.get(read++);
      if (condition.test(item)) {
        taken.add(item);
      }
    }
    return number >= 0 && number < taken.size();
  }

  boolean hasNext() {
    return has(at + 1);
  }

  Object next() {
    return taken.get(++at);
  }

  private long length() {
    has(Integer.MAX_VALUE - 1);
    return taken.size();
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
      case "revindex" -> length() - at;
      case "revindex0" -> length() - at - 1;
      case "first" -> at == 0;
      case "last" -> !hasNext();
      case "length" -> length();
      case "depth" -> depth + 1L;
      case "depth0" -> (long) depth;
      case "previtem" -> neighbour(at - 1, "no item before the first");
      case "nextitem" -> neighbour(at + 1, "no item after the last");
      case "cycle" -> (Callable) this::cycle;
      case "changed" -> (Callable) this::changed;
      default -> null;
    };
  }

  private Object neighbour(int number, String otherwise) {
    return has(number) ? taken.get(number) : Missing.because(() -> otherwise);
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
