package aeolus.template.expression;

import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods that Python's values have; none of Java's is among them. */
final class Methods {
  private static final Map<String, Method<Map<Object, Object>>> OF_MAPS = ofMaps();
  private static final Map<String, Method<List<Object>>> OF_LISTS = ofLists();

  private Methods() {}

  /** A method of a kind of value. */
  @FunctionalInterface
  interface Method<T> {
    Object call(T receiver, Arguments arguments);
  }

  /** Returns a value's method, or null. */
  @SuppressWarnings("unchecked") // A value's methods take what it holds.
  static Callable find(Object value, String name) {
    return switch (value) {
      case CharSequence text -> bound(text.toString(), TextMethods.ALL.get(name));
      case Map<?, ?> map -> bound((Map<Object, Object>) map, OF_MAPS.get(name));
      case Tuple tuple -> Set.of("count", "index").contains(name)
          ? bound((List<Object>) tuple, OF_LISTS.get(name))
          : null;
      case View _ -> null;
      case List<?> list -> bound((List<Object>) list, OF_LISTS.get(name));
      case null, default -> null;
    };
  }

  private static <T> Callable bound(T receiver, Method<? super T> method) {
    return method == null
        ? null
        : (arguments, _) -> method.call(receiver, arguments);
  }

  private static Map<String, Method<Map<Object, Object>>> ofMaps() {
    Map<String, Method<Map<Object, Object>>> methods = new HashMap<>();
    methods.put("items", (map, arguments) -> {
      arguments.bind();
      return new View("dict_items", Items.pairs(map));
    });
    methods.put("keys", (map, arguments) -> {
      arguments.bind();
      return new View("dict_keys", Items.keys(map));
    });
    methods.put("values", (map, arguments) -> {
      arguments.bind();
      return new View("dict_values", new ArrayList<>(map.values()));
    });
    methods.put("get", Methods::get);
    methods.put("copy", (map, arguments) -> {
      arguments.bind();
      return new LinkedHashMap<>(map);
    });
    methods.put("update", Methods::update);
    methods.put("setdefault", Methods::setDefault);
    methods.put("pop", Methods::pop);
    methods.put("popitem", Methods::popItem);
    methods.put("fromkeys", (_, arguments) -> {
      Arguments.Bound bound = arguments.bind("iterable", "value");
      Map<Object, Object> made = new LinkedHashMap<>();
      Items.iterate(bound.get("iterable"))
          .forEach(key -> Items.put(made, key, bound.get("value", null)));
      return made;
    });
    methods.put("clear", (map, arguments) -> {
      arguments.bind();
      map.clear();
      return null;
    });
    return methods;
  }

  private static Object popItem(Map<Object, Object> map, Arguments arguments) {
    arguments.bind();
    if (map.isEmpty()) {
      throw new ExpressionException("popitem() of an empty dict");
    }
    Tuple last = (Tuple) Items.pairs(map).getLast();
    map.remove(last.getFirst());
    return last;
  }

  private static Object get(Map<Object, Object> map, Arguments arguments) {
    arguments.requirePositional();
    Arguments.Bound bound = arguments.bind("key", "default");
    Object found = Items.item(map, bound.get("key"), "the dict");
    return found instanceof Missing ? bound.raw("default", null) : found;
  }

  private static Object update(Map<Object, Object> map, Arguments arguments) {
    arguments.positional()
        .forEach(other -> Items.dict(Missing.require(other))
            .forEach((key, value) -> Items.put(map, key, value)));
    map.putAll(arguments.named());
    return null;
  }

  private static Object setDefault(Map<Object, Object> map, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("key", "default");
    Object key = bound.get("key");
    if (!Items.has(map, key)) {
      Items.put(map, key, bound.get("default", null));
    }
    return map.get(key);
  }

  private static Object pop(Map<Object, Object> map, Arguments arguments) {
    arguments.requirePositional();
    Arguments.Bound bound = arguments.bind("key", "default");
    Object key = bound.get("key");
    if (!Items.has(map, key)) {
      if (!bound.has("default")) {
        throw new ExpressionException("no key \"" + key + "\" to pop()");
      }
      return bound.get("default");
    }
    return map.remove(key);
  }

  private static Map<String, Method<List<Object>>> ofLists() {
    Map<String, Method<List<Object>>> methods = new HashMap<>();
    methods.put("append", (list, arguments) -> {
      list.add(arguments.bind("object").get("object"));
      return null;
    });
    methods.put("extend", (list, arguments) -> {
      list.addAll(new ArrayList<>(Items.iterate(arguments.bind("iterable").get("iterable"))));
      return null;
    });
    methods.put("insert", (list, arguments) -> {
      Arguments.Bound bound = arguments.bind("index", "object");
      int index = bound.integer("index");
      int at = Math.clamp(index < 0 ? (long) index + list.size() : index, 0, list.size());
      list.add(at, bound.get("object"));
      return null;
    });
    methods.put("pop", Methods::popItem);
    methods.put("remove", (list, arguments) -> {
      list.remove(index(list, arguments.bind("value").get("value")));
      return null;
    });
    methods.put("index", Methods::indexWithin);
    methods.put("sort", (list, arguments) -> {
      Arguments.Bound bound = arguments.bind("key", "reverse");
      if (bound.get("key", null) != null) {
        throw new ExpressionException("sort(key=...) is not supported, expected the filter");
      }
      Comparator<Object> order = Arithmetic::order;
      list.sort(bound.truth("reverse", false) ? order.reversed() : order);
      return null;
    });
    methods.put("count", (list, arguments) -> {
      Object wanted = arguments.bind("value").get("value");
      return list.stream()
          .filter(item -> PythonValues.equal(item, wanted))
          .count();
    });
    methods.put("copy", (list, arguments) -> {
      arguments.bind();
      return new ArrayList<>(list);
    });
    methods.put("clear", (list, arguments) -> {
      arguments.bind();
      list.clear();
      return null;
    });
    methods.put("reverse", (list, arguments) -> {
      arguments.bind();
      Collections.reverse(list);
      return null;
    });
    return methods;
  }

  private static Object indexWithin(List<Object> list, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("value", "start", "end");
    int start = Math.clamp(from(bound.integer("start", 0), list), 0, list.size());
    int end = Math.clamp(from(bound.integer("end", list.size()), list), start, list.size());
    return (long) start + index(list.subList(start, end), bound.get("value"));
  }

  private static long from(int index, List<Object> list) {
    return index < 0 ? (long) index + list.size() : index;
  }

  private static Object popItem(List<Object> list, Arguments arguments) {
    int index = arguments.bind("index").integer("index", -1);
    int at = index < 0 ? index + list.size() : index;
    if (at < 0 || at >= list.size()) {
      throw new ExpressionException("no item " + index + " to pop(), the list has " + list.size());
    }
    return list.remove(at);
  }

  private static int index(List<Object> list, Object wanted) {
    for (int i = 0; i < list.size(); i++) {
      if (PythonValues.equal(list.get(i), wanted)) {
        return i;
      }
    }
    throw new ExpressionException("the value is not in the list");
  }
}
