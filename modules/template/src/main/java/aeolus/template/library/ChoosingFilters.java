package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.NearMiss;
import aeolus.template.expression.Scope;
import aeolus.template.expression.UndefinedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Filters that apply another filter or a test to each item. */
final class ChoosingFilters {
  private ChoosingFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("map", ChoosingFilters::map);
    filters.put("select", (value, arguments, scope) -> select(value, arguments, scope, true));
    filters.put("reject", (value, arguments, scope) -> select(value, arguments, scope, false));
    filters.put("selectattr",
        (value, arguments, scope) -> selectAttribute(value, arguments, scope, true));
    filters.put("rejectattr",
        (value, arguments, scope) -> selectAttribute(value, arguments, scope, false));
  }

  private static List<Object> map(Object value, Arguments arguments, Scope scope) {
    List<Object> mapped = new ArrayList<>();
    if (arguments.positional().isEmpty() && arguments.named().containsKey("attribute")) {
      Arguments.Bound bound = arguments.bind("attribute", "default");
      UnaryOperator<Object> reader = Attributes.reader(bound.get("attribute"));
      for (Object item : Items.iterate(value)) {
        Object found = reader.apply(Missing.require(item));
        mapped.add(Missing.require(
            found instanceof Missing && bound.get("default", null) != null
                ? bound.get("default")
                : found));
      }
      return mapped;
    }
    Arguments rest = afterName(arguments, "a filter");
    String name = name(arguments);
    Filter filter = found(scope.filter(name), "filter", name, scope.filterNames());
    Items.iterate(value)
        .forEach(item -> mapped.add(
            filter.apply(filter.takesMissing() ? item : Missing.require(item), rest, scope)));
    return mapped;
  }

  private static Filter found(Filter filter, String kind, String name, Collection<String> names) {
    if (filter == null) {
      throw new UndefinedException(
          "unknown " + kind + " \"" + name + "\"" + NearMiss.advice(name, names));
    }
    return filter;
  }

  private static Arguments afterName(Arguments arguments, String what) {
    if (arguments.positional().isEmpty()) {
      throw new ExpressionException("expected the name of " + what);
    }
    return arguments.rest();
  }

  private static String name(Arguments arguments) {
    String name = PythonText.str(Missing.require(arguments.positional().getFirst()));
    return name.startsWith("ansible.builtin.") ? name.substring(16) : name;
  }

  private static List<Object> select(Object value, Arguments arguments, Scope scope,
      boolean wanted) {
    return chosen(value, item -> item, arguments, scope, wanted);
  }

  private static List<Object> selectAttribute(Object value, Arguments arguments, Scope scope,
      boolean wanted) {
    Arguments rest = afterName(arguments, "an attribute");
    Object attribute = Missing.require(arguments.positional().getFirst());
    return chosen(value, Attributes.reader(attribute), rest, scope, wanted);
  }

  private static List<Object> chosen(Object value, UnaryOperator<Object> reader,
      Arguments arguments, Scope scope, boolean wanted) {
    List<Object> chosen = new ArrayList<>();
    for (Object item : Items.iterate(value)) {
      if (holds(reader.apply(Missing.require(item)), arguments, scope) == wanted) {
        chosen.add(item);
      }
    }
    return chosen;
  }

  private static boolean holds(Object value, Arguments arguments, Scope scope) {
    if (arguments.positional().isEmpty()) {
      return PythonValues.isTrue(Missing.require(value));
    }
    String name = name(arguments);
    Filter test = found(scope.test(name), "test", name, scope.testNames());
    Object seen = test.takesMissing() ? value : Missing.require(value);
    return PythonValues.isTrue(test.apply(seen, arguments.rest(), scope));
  }
}
