package aeolus.template.library;

import aeolus.template.expression.HasAttributes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code namespace()} makes: attributes that {@code set} can change from within loops. */
public final class Namespace implements HasAttributes {
  private final Map<String, Object> values;

  Namespace(Map<?, ?> values) {
    this.values = new LinkedHashMap<>();
    values.forEach((name, value) -> this.values.put(String.valueOf(name), value));
  }

  /** Gives an attribute a value. */
  public void put(String name, Object value) {
    values.put(name, value);
  }

  @Override
  public Object attribute(String name) {
    return values.get(name);
  }

  @Override
  public Collection<String> attributes() {
    return values.keySet();
  }
}
