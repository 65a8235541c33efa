package aeolus.template.jinjava;

import aeolus.core.SecretText;
import aeolus.core.UnsafeText;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows values as Jinjava knows them, secrets at any depth opened when they are looked at. */
final class Plain {
  private Plain() {}

  static Object of(Object value) {
    return switch (value) {
      case Map<?, ?> map -> new MapView(map);
      case List<?> list -> new ListView(list);
      case SecretText secret -> secret.revealText();
      case UnsafeText text -> text.text();
      case null, default -> value;
    };
  }

  private static final class ListView extends AbstractList<Object> implements RandomAccess {
    private final List<?> list;

    ListView(List<?> list) {
      this.list = list;
    }

    @Override
    public Object get(int index) {
      return Plain.of(list.get(index));
    }

    @Override
    public int size() {
      return list.size();
    }
  }

  private static final class MapView extends AbstractMap<String, Object> {
    private final Map<?, ?> map;

    MapView(Map<?, ?> map) {
      this.map = map;
    }

    @Override
    public Object get(Object key) {
      return Plain.of(map.get(key));
    }

    @Override
    public boolean containsKey(Object key) {
      return map.containsKey(key);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return new EntryView(map);
    }

    /** Leaves the values alone, so that looking for a key opens no secret. */
    @Override
    public Set<String> keySet() {
      return map.keySet()
          .stream()
          .map(String::valueOf)
          .collect(
              Collectors.toCollection(LinkedHashSet::new));
    }
  }

  private static final class EntryView extends AbstractSet<Map.Entry<String, Object>> {
    private final Map<?, ?> map;

    EntryView(Map<?, ?> map) {
      this.map = map;
    }

    @Override
    public Iterator<Map.Entry<String, Object>> iterator() {
      return map.entrySet().stream().map(EntryView::plain).iterator();
    }

    private static Map.Entry<String, Object> plain(Map.Entry<?, ?> entry) {
      return new AbstractMap.SimpleImmutableEntry<>(String.valueOf(entry.getKey()),
          Plain.of(entry.getValue()));
    }

    @Override
    public int size() {
      return map.size();
    }
  }
}
