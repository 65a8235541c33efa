package aeolus.template.library;

import aeolus.core.python.OwnRepr;
import java.util.AbstractList;
import java.util.RandomAccess;

/** Python's {@code range}, which keeps no items. */
final class Range extends AbstractList<Object> implements RandomAccess, OwnRepr {
  private final long start;
  private final long stop;
  private final long step;
  private final int size;

  /**
   * Makes a range.
   *
   * @param step other than 0
   */
  Range(long start, long stop, long step) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    long distance = step > 0 ? stop - start : start - stop;
    this.size = (int) Math.clamp(Math.ceilDiv(distance, Math.abs(step)), 0L, Integer.MAX_VALUE);
  }

  @Override
  public Object get(int index) {
    return start + step * index;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String repr() {
    return "range(" + start + ", " + stop + (step == 1 ? "" : ", " + step) + ")";
  }
}
