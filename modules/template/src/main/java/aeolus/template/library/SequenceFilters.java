package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Filters of lists. */
final class SequenceFilters {
  private SequenceFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("join", SequenceFilters::join);
    filters.put("map", SequenceFilters::map);
    filters.put("upper", (value, arguments, _) -> {
      arguments.bind();
      return PythonText.str(value).toUpperCase(Locale.ROOT);
    });
  }

  private static String join(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("d", "attribute");
    String separator = PythonText.str(bound.get("d", ""));
    List<String> texts = new ArrayList<>();
    for (Object item : Items.iterate(value)) {
      texts.add(PythonText.str(Missing.require(item)));
    }
    return String.join(separator, texts);
  }

  private static List<Object> map(Object value, Arguments arguments, Scope scope) {
    List<Object> mapped = new ArrayList<>();
    if (arguments.named().containsKey("attribute")) {
      String name = PythonText.str(arguments.named().get("attribute"));
      for (Object item : Items.iterate(value)) {
        Object found = Items.item(item, name, "an item of the list");
        Object other = arguments.named().get("default");
        mapped.add(Missing.require(found instanceof Missing && other != null ? other : found));
      }
      return mapped;
    }
    String name = PythonText.str(arguments.positional().getFirst());
    Filter filter = scope.filter(name);
    if (filter == null) {
      throw new ExpressionException("unknown filter \"" + name + "\"");
    }
    for (Object item : Items.iterate(value)) {
      mapped.add(filter.apply(item, arguments.rest(), scope));
    }
    return mapped;
  }
}
