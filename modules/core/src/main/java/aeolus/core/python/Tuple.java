package aeolus.core.python;

import java.util.AbstractList;
import java.util.List;

/** A list that Python has for a tuple, which shows only in how it is printed. */
public class Tuple extends AbstractList<Object> {
  private final List<Object> items;

  /** Makes a tuple of items. */
  public Tuple(List<Object> items) {
    this.items = items;
  }

  @Override
  public Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }
}
