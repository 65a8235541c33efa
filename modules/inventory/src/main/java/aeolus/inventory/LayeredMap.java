package aeolus.inventory;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A map laid over another without a copy: thousands of hosts share the variables of their groups.
 * Neither map may change any more.
 */
final class LayeredMap extends AbstractMap<String, Object> {
  private final Map<String, Object> below;
  private final Map<String, Object> above;

  LayeredMap(Map<String, Object> below, Map<String, Object> above) {
    this.below = below;
    this.above = above;
  }

  @Override
  public Object get(Object key) {
    Object value = above.get(key);
    return value != null || above.containsKey(key) ? value : below.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return above.containsKey(key) || below.containsKey(key);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return new Entries();
  }

  private Stream<Entry<String, Object>> entries() {
    Stream<Entry<String, Object>> first = below.keySet()
        .stream()
        .map(key -> new SimpleImmutableEntry<>(key, get(key)));
    Stream<Entry<String, Object>> then = above.entrySet()
        .stream()
        .filter(entry -> !below.containsKey(entry.getKey()))
        .map(SimpleImmutableEntry::new);
    return Stream.concat(first, then);
  }

  private final class Entries extends AbstractSet<Entry<String, Object>> {
    @Override
    public Iterator<Entry<String, Object>> iterator() {
      return entries().iterator();
    }

    @Override
    public int size() {
      int common = (int) above.keySet().stream().filter(below::containsKey).count();
      return below.size() + above.size() - common;
    }
  }
}
