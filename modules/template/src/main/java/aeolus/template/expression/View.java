package aeolus.template.expression;

import java.util.AbstractList;
import java.util.List;

/** What {@code keys()}, {@code values()} and {@code items()} return: a list without indexes. */
final class View extends AbstractList<Object> {
  private final List<?> items;

  View(List<?> items) {
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
