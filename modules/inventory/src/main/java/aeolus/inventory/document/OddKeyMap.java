package aeolus.inventory.document;

import aeolus.core.python.OriginalKeys;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A mapping some of whose keys were no strings: it is used by their text, but remembers them. */
public final class OddKeyMap extends AbstractMap<String, Object> implements OriginalKeys {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<Object> keys = new ArrayList<>();

  private OddKeyMap() {}

  /** Copies a mapping; it stays a plain one where all keys are strings. */
  public static Map<String, Object> of(Map<?, Object> entries) {
    OddKeyMap map = new OddKeyMap();
    boolean odd = false;
    for (Entry<?, Object> entry : entries.entrySet()) {
      odd |= !(entry.getKey() instanceof String);
      String text = Values.keyText(entry.getKey());
      if (!map.values.containsKey(text)) {
        map.keys.add(entry.getKey());
      }
      map.values.put(text, entry.getValue());
    }
    return odd ? map : Collections.unmodifiableMap(map.values);
  }

  @Override
  public List<Object> originalKeys() {
    return Collections.unmodifiableList(keys);
  }

  @Override
  public Object get(Object key) {
    return values.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return values.containsKey(key);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return Collections.unmodifiableMap(values).entrySet();
  }
}
