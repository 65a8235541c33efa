package aeolus.template.library;

import aeolus.core.python.OwnRepr;
import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Ansible's filters of lists, sets and mappings. */
final class DataFilters {
  private static final Set<String> MERGES = Set.of("replace", "keep", "append", "prepend",
      "append_rp", "prepend_rp");
  private static final int LARGEST = 1_000_000;

  private DataFilters() {}

  static void register(Map<String, Filter> filters) {
    filters.put("combine", DataFilters::combine);
    filters.put("dict2items", DataFilters::dictToItems);
    filters.put("items2dict", DataFilters::itemsToDict);
    filters.put("flatten", DataFilters::flatten);
    filters.put("subelements", DataFilters::subelements);
    filters.put("zip", (value, arguments, _) -> zip(value, arguments, false));
    filters.put("zip_longest", (value, arguments, _) -> zip(value, arguments, true));
    filters.put("product", DataFilters::product);
    filters.put("unique", DataFilters::unique);
    filters.put("min", (value, arguments, _) -> extreme(value, arguments, false));
    filters.put("max", (value, arguments, _) -> extreme(value, arguments, true));
    sets(filters);
  }

  private static void sets(Map<String, Filter> filters) {
    filters.put("union", (value, arguments, _) -> {
      List<Object> all = new ArrayList<>(plain(value));
      all.addAll(plain(arguments.bind("b").get("b")));
      return distinct(all, item -> item);
    });
    filters.put("intersect", (value, arguments, _) -> {
      List<?> others = other(arguments);
      return distinct(filtered(Items.iterate(value), others, true), item -> item);
    });
    filters.put("difference", (value, arguments, _) -> {
      List<?> others = other(arguments);
      return distinct(filtered(Items.iterate(value), others, false), item -> item);
    });
    filters.put("symmetric_difference", (value, arguments, _) -> {
      List<?> items = plain(value);
      List<?> others = plain(arguments.bind("b").get("b"));
      List<Object> all = new ArrayList<>(filtered(items, others, false));
      all.addAll(filtered(others, items, false));
      return distinct(all, item -> item);
    });
  }

  /** Ansible makes sets, without an order, of what is no list, or refuses it. */
  private static List<?> plain(Object value) {
    if (value instanceof List<?> list && !(value instanceof Tuple || value instanceof OwnRepr)) {
      return list;
    }
    throw new ExpressionException("expected a list, got " + PythonValues.typeName(value)
        + ": add \"| list\"");
  }

  private static List<?> other(Arguments arguments) {
    return Items.iterate(arguments.bind("b").get("b"));
  }

  private static List<Object> filtered(List<?> items, List<?> others, boolean within) {
    List<Object> found = new ArrayList<>();
    for (Object item : items) {
      if (Order.contains(others, item) == within) {
        found.add(item);
      }
    }
    return found;
  }

  private static List<Object> distinct(List<?> items, UnaryOperator<Object> key) {
    List<Object> keys = new ArrayList<>();
    List<Object> found = new ArrayList<>();
    Set<String> texts = new HashSet<>();
    for (Object item : items) {
      Object itemKey = key.apply(item);
      boolean isNew = itemKey instanceof String text
          ? texts.add(text)
          : !Order.contains(keys, itemKey) && keys.add(itemKey);
      if (isNew) {
        found.add(item);
      }
    }
    return found;
  }

  private static Object unique(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("case_sensitive", "attribute");
    return distinct(Items.iterate(value), Attributes.key(bound.get("attribute", null),
        bound.truth("case_sensitive", false)));
  }

  private static Object extreme(Object value, Arguments arguments, boolean greatest) {
    Arguments.Bound bound = arguments.bind("case_sensitive", "attribute");
    List<?> items = Items.iterate(value);
    if (items.isEmpty()) {
      return Missing.because(() -> "no " + (greatest ? "greatest" : "least")
          + " item, there are none");
    }
    return Order.extreme(items, Attributes.key(bound.get("attribute", null),
        bound.truth("case_sensitive", false)), greatest);
  }

  private static Object combine(Object value, Arguments arguments, Scope scope) {
    Map<String, Object> named = new LinkedHashMap<>(arguments.named());
    boolean recursive = PythonValues.isTrue(named.remove("recursive"));
    String merge = named.containsKey("list_merge")
        ? PythonText.str(named.remove("list_merge"))
        : "replace";
    if (!named.isEmpty() || !MERGES.contains(merge)) {
      throw new ExpressionException("takes \"recursive\" and \"list_merge\" only, the latter "
          + "being one of " + String.join(", ", MERGES.stream().sorted().toList()));
    }
    List<Object> all = new ArrayList<>();
    addMaps(all, value);
    arguments.positional().forEach(item -> addMaps(all, Missing.require(item)));
    Map<?, ?> result = Map.of();
    for (Object map : all) {
      result = merged(result, SequenceFilters.map(map), recursive, merge);
    }
    return result;
  }

  private static void addMaps(List<Object> all, Object value) {
    if (value instanceof List<?> list) {
      list.stream().filter(Objects::nonNull).forEach(all::add);
    } else if (value != null) {
      all.add(value);
    }
  }

  private static Map<Object, Object> merged(Map<?, ?> low, Map<?, ?> high, boolean recursive,
      String merge) {
    Map<Object, Object> result = SequenceFilters.copy(low);
    SequenceFilters.copy(high)
        .forEach((key, value) -> result.put(key, result.containsKey(key)
            ? merged(result.get(key), value, recursive, merge)
            : value));
    return result;
  }

  private static Object merged(Object low, Object high, boolean recursive, String merge) {
    if (low instanceof Map<?, ?> map && high instanceof Map<?, ?> over) {
      return recursive ? merged(map, over, true, merge) : over;
    }
    return low instanceof List<?> list && high instanceof List<?> over
        ? mergedLists(list, over, merge)
        : high;
  }

  private static Object mergedLists(List<?> low, List<?> high, String merge) {
    return switch (merge) {
      case "keep" -> low;
      case "append" -> joined(low, high);
      case "prepend" -> joined(high, low);
      case "append_rp" -> joined(filtered(low, high, false), high);
      case "prepend_rp" -> joined(high, filtered(low, high, false));
      default -> high;
    };
  }

  private static List<Object> joined(List<?> one, List<?> other) {
    List<Object> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static Object dictToItems(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("key_name", "value_name");
    String keyName = bound.text("key_name", "key");
    String valueName = bound.text("value_name", "value");
    List<Object> items = new ArrayList<>();
    SequenceFilters.copy(SequenceFilters.map(value)).forEach((key, item) -> {
      Map<Object, Object> pair = new LinkedHashMap<>();
      pair.put(keyName, key);
      pair.put(valueName, item);
      items.add(pair);
    });
    return items;
  }

  private static Object itemsToDict(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("key_name", "value_name");
    UnaryOperator<Object> key = Attributes.required(bound.text("key_name", "key"));
    UnaryOperator<Object> item = Attributes.required(bound.text("value_name", "value"));
    if (!(value instanceof List<?> list)) {
      throw new ExpressionException("expected a list, got " + PythonValues.typeName(value));
    }
    Map<Object, Object> dict = new LinkedHashMap<>();
    list.forEach(pair -> Items.put(dict, key.apply(pair), item.apply(pair)));
    return dict;
  }

  private static Object flatten(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("levels", "skip_nulls");
    List<Object> flat = new ArrayList<>();
    int levels = bound.get("levels", null) == null ? Integer.MAX_VALUE : bound.integer("levels");
    flatten(Items.iterate(value), levels, bound.truth("skip_nulls", true), flat);
    return flat;
  }

  private static void flatten(List<?> list, int levels, boolean skipNulls, List<Object> flat) {
    for (Object item : list) {
      boolean skipped = skipNulls
          && (item == null || "None".equals(item) || "null".equals(item));
      if (item instanceof List<?> inner && levels > 0) {
        flatten(inner, levels - 1, skipNulls, flat);
      } else if (!skipped) {
        flat.add(item);
      }
    }
  }

  private static Object subelements(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("subelements", "skip_missing");
    Object path = bound.get("subelements");
    List<?> steps = path instanceof List<?> list
        ? list
        : List.of((Object[]) AnsibleValues.text(path).split("\\.", -1));
    boolean skip = bound.truth("skip_missing", false);
    List<?> elements = value instanceof Map<?, ?> map
        ? new ArrayList<>(map.values())
        : Items.iterate(value);
    List<Object> pairs = new ArrayList<>();
    for (Object element : elements) {
      for (Object item : subelement(element, steps, skip)) {
        pairs.add(Order.tuple(element, item));
      }
    }
    return pairs;
  }

  private static List<?> subelement(Object element, List<?> steps, boolean skip) {
    Object found = element;
    for (Object step : steps) {
      found = Items.item(found, step, "an item of the list");
      if (found instanceof Missing && skip) {
        return List.of();
      }
      Missing.require(found);
    }
    if (found instanceof List<?> list) {
      return list;
    }
    throw new ExpressionException("expected a list under " + PythonText.repr(steps.getLast())
        + ", got " + PythonValues.typeName(found));
  }

  private static Object zip(Object value, Arguments arguments, boolean longest) {
    Object fill = arguments.named().get("fillvalue");
    if (!arguments.named().isEmpty() && !(longest && arguments.named().containsKey("fillvalue"))) {
      throw new ExpressionException("takes lists only");
    }
    List<List<?>> lists = lists(value, arguments);
    int size = longest
        ? lists.stream().mapToInt(List::size).max().orElse(0)
        : lists.stream().mapToInt(List::size).min().orElse(0);
    List<Object> zipped = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<Object> row = new ArrayList<>();
      for (List<?> list : lists) {
        row.add(i < list.size() ? list.get(i) : fill);
      }
      zipped.add(Order.tuple(row.toArray()));
    }
    return zipped;
  }

  private static List<List<?>> lists(Object value, Arguments arguments) {
    List<List<?>> lists = new ArrayList<>();
    lists.add(Items.iterate(value));
    arguments.positional().forEach(other -> lists.add(Items.iterate(other)));
    return lists;
  }

  private static Object product(Object value, Arguments arguments, Scope scope) {
    List<List<?>> lists = lists(value, arguments);
    int repeat = new Arguments(List.of(), arguments.named()).bind("repeat").integer("repeat", 1);
    if (repeat < 0) {
      throw new ExpressionException("expected a number from 0 for \"repeat\", got " + repeat);
    }
    List<List<Object>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    for (int i = 0; i < repeat; i++) {
      for (List<?> list : lists) {
        rows = extended(rows, list);
      }
    }
    List<Object> tuples = new ArrayList<>();
    rows.forEach(row -> tuples.add(Order.tuple(row.toArray())));
    return tuples;
  }

  private static List<List<Object>> extended(List<List<Object>> rows, List<?> list) {
    if ((long) rows.size() * list.size() > LARGEST) {
      throw new ExpressionException("result is too large, the limit is " + LARGEST + " items");
    }
    List<List<Object>> longer = new ArrayList<>();
    for (List<Object> row : rows) {
      for (Object item : list) {
        List<Object> next = new ArrayList<>(row);
        next.add(item);
        longer.add(next);
      }
    }
    return longer;
  }
}
