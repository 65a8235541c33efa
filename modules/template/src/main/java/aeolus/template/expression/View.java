package aeolus.template.expression;

import aeolus.core.python.OwnRepr;
import aeolus.core.python.PythonText;
import java.util.AbstractList;
import java.util.List;

/** What {@code keys()}, {@code values()} and {@code items()} return: a list without indexes. */
final class View extends AbstractList<Object> implements OwnRepr {
  private final String kind;
  private final List<?> items;

  /**
   * Makes a view.
   *
   * @param kind the name of its type in Python
   */
  View(String kind, List<?> items) {
    this.kind = kind;
    this.items = items;
  }

  @Override
  public String repr() {
    return kind + "(" + PythonText.repr(items) + ")";
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
