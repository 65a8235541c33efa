package aeolus.inventory.document;

import aeolus.core.python.PythonFloat;
import aeolus.inventory.document.Node.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns nodes into plain unmodifiable values. */
final class Values {
  private Values() {}

  static List<Object> list(List<Node> items) {
    List<Object> plain = new ArrayList<>(items.size());
    items.forEach(item -> plain.add(item.value()));
    return Collections.unmodifiableList(plain);
  }

  static Map<String, Object> map(List<Entry> entries) {
    boolean odd = false;
    Map<Object, Object> plain = LinkedHashMap.newLinkedHashMap(entries.size());
    for (Entry entry : entries) {
      odd |= !(entry.key().value() instanceof String);
      plain.put(entry.key().value(), entry.value().value());
    }
    return odd ? OddKeyMap.of(plain) : strings(plain);
  }

  @SuppressWarnings("unchecked") // all keys are strings
  private static Map<String, Object> strings(Map<?, Object> map) {
    return Collections.unmodifiableMap((Map<String, Object>) map);
  }

  /** Writes a key that is no string as Python's json module does. */
  static String keyText(Object key) {
    return switch (key) {
      case null -> "null";
      case Double number -> PythonFloat.text(number);
      default -> key.toString();
    };
  }
}
