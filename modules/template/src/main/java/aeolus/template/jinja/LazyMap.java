package aeolus.template.jinja;

import aeolus.core.python.OriginalKeys;
import aeolus.core.python.PythonText;
import aeolus.template.expression.Missing;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows a mapping of the inventory, each value being opened when it is looked at. */
class LazyMap extends AbstractMap<Object, Object> {
  private final Map<?, ?> map;
  private final String path;
  private final Opener opener;

  /** Shows a value to a template. */
  @FunctionalInterface
  interface Opener {
    /** Opens the value with a path. */
    Object open(Object value, String path);
  }

  private LazyMap(Map<?, ?> map, String path, Opener opener) {
    this.map = map;
    this.path = path;
    this.opener = opener;
  }

  /** Shows a mapping. */
  static LazyMap of(Map<?, ?> map, String path, Opener opener) {
    return map instanceof OriginalKeys odd
        ? new Odd(map, odd, path, opener)
        : new LazyMap(map, path, opener);
  }

  /** A mapping with keys that were no strings. */
  private static final class Odd extends LazyMap implements OriginalKeys {
    private final OriginalKeys keys;

    Odd(Map<?, ?> map, OriginalKeys keys, String path, Opener opener) {
      super(map, path, opener);
      this.keys = keys;
    }

    @Override
    public List<Object> originalKeys() {
      return keys.originalKeys();
    }
  }

  /** Returns the path of what a mapping has under a key. */
  static String below(String path, Object key) {
    return key instanceof String name && name.matches("[A-Za-z_]\\w*")
        ? path + "." + name
        : path + "[" + PythonText.repr(key) + "]";
  }

  @Override
  public boolean containsKey(Object key) {
    return map.containsKey(key);
  }

  /** Returns what is there, perhaps a {@link Missing}. */
  @Override
  public Object get(Object key) {
    return map.containsKey(key) ? opener.open(map.get(key), below(path, key)) : null;
  }

  @Override
  public int size() {
    return map.size();
  }

  /** Leaves the values alone, so that looking for a key opens no secret. */
  @Override
  public Set<Object> keySet() {
    return Collections.unmodifiableSet(map.keySet());
  }

  /** Returns the entries; to look at a value that is not defined is an error. */
  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<Object, Object>> iterator() {
        return map.keySet().stream().map(LazyMap.this::entry).iterator();
      }

      @Override
      public int size() {
        return map.size();
      }
    };
  }

  private Entry<Object, Object> entry(Object key) {
    return new SimpleImmutableEntry<>(key, Missing.require(get(key)));
  }
}
