package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.MapFilter;
import com.hubspot.jinjava.util.ObjectIterator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Jinja's {@code map}, which fails where an attribute or the filter is missing. */
final class StrictMapFilter extends MapFilter {
  private static final String ATTRIBUTE = "attribute";

  @Override
  public Object filter(Object value, JinjavaInterpreter interpreter, Object[] arguments,
      Map<String, Object> named) {
    if (named.get(ATTRIBUTE) != null) {
      return attributes(value, named);
    }
    if (arguments.length > 0 && interpreter.getContext().getFilter("" + arguments[0]) == null) {
      throw Undefined.filter("" + arguments[0], interpreter);
    }
    return super.filter(value, interpreter, arguments, named);
  }

  private static List<Object> attributes(Object value, Map<String, Object> named) {
    List<Object> found = new ArrayList<>();
    for (Iterator<Object> items = ObjectIterator.getLoop(value); items.hasNext();) {
      found.add(attribute(items.next(), named));
    }
    return found;
  }

  private static Object attribute(Object item, Map<String, Object> named) {
    String path = "" + named.get(ATTRIBUTE);
    Object value = item;
    for (String name : path.split("\\.", -1)) {
      Map<?, ?> map = value instanceof Map<?, ?> known ? known : Map.of();
      if (!map.containsKey(name)) {
        return missing(name, map, path, named);
      }
      value = map.get(name);
    }
    return value;
  }

  private static Object missing(String name, Map<?, ?> map, String path,
      Map<String, Object> named) {
    if (named.containsKey("default")) {
      return named.get("default");
    }
    throw Undefined.key(name, "an item of the list",
        map.keySet().stream().map(String::valueOf).toList(),
        "['\"](" + Pattern.quote(path) + ")['\"]");
  }
}
