package aeolus.zone.dnsjava;

import java.util.Comparator;

/**
 * Something wrong in the text of a zone.
 *
 * @param line 1-based
 * @param column 1-based, 0 where unknown
 */
record Mistake(int line, int column, String message) {
  static final Comparator<Mistake> BY_PLACE = Comparator.comparingInt(Mistake::line)
      .thenComparingInt(Mistake::column);
}
