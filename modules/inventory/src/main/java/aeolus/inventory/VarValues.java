package aeolus.inventory;

import aeolus.core.SecretText;
import aeolus.inventory.document.Node.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes values of variables from a file; texts of a file that was encrypted stay secrets. */
enum VarValues {
  /** From a file that anybody may read. */
  PLAIN {
    @Override
    Object of(Entry entry) {
      return entry.value().value();
    }
  },
  /** From a file that was encrypted as a whole. */
  SECRET {
    @Override
    Object of(Entry entry) {
      Object value = entry.value().value();
      return isConnection(entry.name()) ? value : secret(value);
    }
  };

  abstract Object of(Entry entry);

  /** The connection needs host, port, user and the like in the clear; passwords it takes secret. */
  private static boolean isConnection(String name) {
    return name.startsWith("ansible_") && !name.contains("pass");
  }

  private static Object secret(Object value) {
    return switch (value) {
      case String text -> SecretText.of(text);
      case List<?> list -> secretList(list);
      case Map<?, ?> map -> secretMap(map);
      case null, default -> value;
    };
  }

  private static List<Object> secretList(List<?> list) {
    List<Object> secrets = new ArrayList<>();
    list.forEach(value -> secrets.add(secret(value)));
    return Collections.unmodifiableList(secrets);
  }

  private static Map<String, Object> secretMap(Map<?, ?> map) {
    Map<String, Object> secrets = new LinkedHashMap<>();
    map.forEach((name, value) -> secrets.put((String) name, secret(value)));
    return Collections.unmodifiableMap(secrets);
  }
}
