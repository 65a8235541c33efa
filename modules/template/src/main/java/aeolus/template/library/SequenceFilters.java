package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Operators;
import aeolus.template.expression.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Jinja2's filters of lists and mappings. */
final class SequenceFilters {
  private SequenceFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("join", SequenceFilters::join);
    filters.put("first", (value, arguments, _) -> end(value, arguments, true));
    filters.put("last", (value, arguments, _) -> end(value, arguments, false));
    filters.put("length", SequenceFilters::length);
    filters.put("count", SequenceFilters::length);
    filters.put("list", SequenceFilters::list);
    filters.put("reverse", SequenceFilters::reverse);
    filters.put("sort", SequenceFilters::sort);
    filters.put("sum", SequenceFilters::sum);
    filters.put("batch", SequenceFilters::batch);
    filters.put("slice", SequenceFilters::slice);
    filters.put("groupby", SequenceFilters::groupBy);
    filters.put("dictsort", SequenceFilters::dictSort);
    filters.put("items", Filter.ofMissing(SequenceFilters::items));
  }

  private static String join(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("d", "attribute");
    UnaryOperator<Object> reader = Attributes.required(bound.get("attribute", null));
    List<String> texts = new ArrayList<>();
    Items.iterate(value).forEach(item -> texts.add(PythonText.str(reader.apply(item))));
    return String.join(PythonText.str(bound.get("d", "")), texts);
  }

  private static Object end(Object value, Arguments arguments, boolean first) {
    arguments.bind();
    List<?> items = Items.iterate(value);
    if (items.isEmpty()) {
      return Missing.because(() -> "no " + (first ? "first" : "last") + " item, there are none");
    }
    return first ? items.getFirst() : items.getLast();
  }

  private static Object length(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    return (long) Items.iterate(value).size();
  }

  private static List<Object> list(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    return new ArrayList<>(Items.iterate(value));
  }

  private static Object reverse(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    List<Object> items = new ArrayList<>(Items.iterate(value));
    Collections.reverse(items);
    if (!(value instanceof CharSequence)) {
      return items;
    }
    StringBuilder text = new StringBuilder();
    items.forEach(text::append);
    return text.toString();
  }

  private static Object sort(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("reverse", "case_sensitive", "attribute");
    boolean caseSensitive = bound.truth("case_sensitive", false);
    boolean reverse = bound.truth("reverse", false);
    Object attribute = bound.get("attribute", null);
    UnaryOperator<Object> key = attribute instanceof CharSequence path
        && path.toString().contains(",")
            ? several(path.toString(), caseSensitive)
            : Attributes.key(attribute, caseSensitive);
    return Order.sorted(Items.iterate(value), key, reverse);
  }

  private static UnaryOperator<Object> several(String paths, boolean caseSensitive) {
    List<UnaryOperator<Object>> keys = new ArrayList<>();
    for (String path : paths.split(",", -1)) {
      keys.add(Attributes.key(path.strip(), caseSensitive));
    }
    return item -> keys.stream().map(key -> key.apply(item)).toList();
  }

  private static Object sum(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("attribute", "start");
    UnaryOperator<Object> reader = Attributes.required(bound.get("attribute", null));
    Object sum = bound.get("start", 0L);
    if (sum instanceof CharSequence) {
      throw new ExpressionException("cannot sum texts, expected the filter join");
    }
    for (Object item : Items.iterate(value)) {
      sum = Operators.add(sum, reader.apply(item));
    }
    return sum;
  }

  private static List<Object> batch(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("linecount", "fill_with");
    int size = positive(bound.integer("linecount"));
    Object fill = bound.get("fill_with", null);
    List<Object> lines = new ArrayList<>();
    List<Object> line = new ArrayList<>();
    for (Object item : Items.iterate(value)) {
      if (line.size() == size) {
        lines.add(line);
        line = new ArrayList<>();
      }
      line.add(item);
    }
    if (!line.isEmpty()) {
      while (fill != null && line.size() < size) {
        line.add(fill);
      }
      lines.add(line);
    }
    return lines;
  }

  private static int positive(int number) {
    if (number < 1) {
      throw new ExpressionException("expected a number above 0, got " + number);
    }
    return number;
  }

  private static List<Object> slice(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("slices", "fill_with");
    int slices = positive(bound.integer("slices"));
    Object fill = bound.get("fill_with", null);
    List<?> items = Items.iterate(value);
    int size = items.size() / slices;
    int longer = items.size() % slices;
    List<Object> sliced = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < slices; i++) {
      int end = at + size + (i < longer ? 1 : 0);
      List<Object> part = new ArrayList<>(items.subList(at, end));
      if (fill != null && i >= longer) {
        part.add(fill);
      }
      sliced.add(part);
      at = end;
    }
    return sliced;
  }

  private static List<Object> groupBy(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("attribute", "default", "case_sensitive");
    boolean caseSensitive = bound.truth("case_sensitive", false);
    UnaryOperator<Object> reader = Attributes.reader(bound.get("attribute"));
    UnaryOperator<Object> exact = item -> {
      Object found = reader.apply(Missing.require(item));
      return Missing.require(
          found instanceof Missing && bound.get("default", null) != null
              ? bound.get("default")
              : found);
    };
    UnaryOperator<Object> key = caseSensitive ? exact : lowered(exact);
    List<Object> groups = new ArrayList<>();
    Object last = null;
    for (Object item : Order.sorted(Items.iterate(value), key, false)) {
      Object name = key.apply(item);
      if (groups.isEmpty() || !PythonValues.equal(last, name)) {
        groups.add(new Group(exact.apply(item), new ArrayList<>()));
        last = name;
      }
      ((Group) groups.getLast()).members().add(item);
    }
    return groups;
  }

  private static UnaryOperator<Object> lowered(UnaryOperator<Object> reader) {
    UnaryOperator<Object> key = Attributes.key(null, false);
    return item -> key.apply(reader.apply(item));
  }

  private static List<Object> dictSort(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("case_sensitive", "by", "reverse");
    String by = bound.text("by", "key");
    if (!by.equals("key") && !by.equals("value")) {
      throw new ExpressionException("expected \"key\" or \"value\", got \"" + by + "\"");
    }
    UnaryOperator<Object> key = Attributes.key(by.equals("key") ? 0L : 1L,
        bound.truth("case_sensitive", false));
    return Order.sorted(Items.pairs(map(value)), key, bound.truth("reverse", false));
  }

  private static Object items(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    return value instanceof Missing ? List.of() : Items.pairs(map(value));
  }

  /** Returns a value that must be a mapping. */
  static Map<?, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new ExpressionException("expected a dict, got " + PythonValues.typeName(value));
  }

  /** Copies a mapping, to change the copy. */
  static Map<Object, Object> copy(Map<?, ?> map) {
    Map<Object, Object> copy = new LinkedHashMap<>();
    List<Object> keys = Items.keys(map);
    int at = 0;
    for (Object value : map.values()) {
      copy.put(keys.get(at++), value);
    }
    return copy;
  }
}
