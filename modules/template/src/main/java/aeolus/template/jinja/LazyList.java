package aeolus.template.jinja;

import aeolus.template.expression.Missing;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Shows a list of the inventory, each item being opened when it is looked at. */
final class LazyList extends AbstractList<Object> implements RandomAccess {
  private final List<?> list;
  private final String path;
  private final LazyMap.Opener opener;

  LazyList(List<?> list, String path, LazyMap.Opener opener) {
    this.list = list;
    this.path = path;
    this.opener = opener;
  }

  /** Returns what is there; to look at an item that is not defined is an error. */
  @Override
  public Object get(int index) {
    return Missing.require(opener.open(list.get(index), path + "[" + index + "]"));
  }

  @Override
  public int size() {
    return list.size();
  }
}
