package aeolus.zone.master;

import java.util.List;

/**
 * A comment that asks not to report something.
 *
 * @param place of the comment
 * @param from first octet of the entry that it stands beside
 * @param to behind the last octet of that entry; not above {@code from} where it stands alone
 * @param top whether nothing is before it but comments
 * @param rules as written
 */
public record Silence(int place, int from, int to, boolean top, List<String> rules) {
  static final String NO_REVERSE = "no-reverse";

  /** Tells whether it asks that no PTR records be made or missed, rather than to ignore rules. */
  public boolean isNoReverse() {
    return rules.equals(List.of(NO_REVERSE));
  }

  /** Tells whether it is for the whole zone. */
  public boolean isOfZone() {
    return top && to <= from;
  }
}
