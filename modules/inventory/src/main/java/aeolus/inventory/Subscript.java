package aeolus.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern with what stands in brackets behind it.
 *
 * @param pattern the pattern without subscript
 * @param start null where there is no subscript; may be negative to count from the end
 * @param end the last index, included; null for a single host; -1 for up to the end
 */
record Subscript(String pattern, Integer start, Integer end) {
  private static final Pattern FORM = Pattern
      .compile("(.+)\\[(?:(-?[0-9]+)|([0-9]+)([:-])([0-9]*))\\]");

  /** Splits a pattern; a regular expression keeps its brackets. */
  static Subscript of(String pattern) {
    Matcher matcher = FORM.matcher(pattern);
    if (pattern.startsWith("~") || !matcher.matches()) {
      return new Subscript(pattern, null, null);
    }
    if (matcher.group(2) != null) {
      return new Subscript(matcher.group(1), integer(matcher.group(2)), null);
    }
    String end = matcher.group(5).isEmpty() ? "-1" : matcher.group(5);
    return new Subscript(matcher.group(1), integer(matcher.group(3)), integer(end));
  }

  private static int integer(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE - 1 : Integer.parseInt(digits);
  }

  /**
   * Picks hosts; an end of 0 is taken for no end, as Ansible does.
   *
   * @throws IndexOutOfBoundsException where a single host is asked for that isn't there
   */
  <T> List<T> apply(List<T> hosts) {
    if (start == null || hosts.isEmpty()) {
      return hosts;
    }
    if (end == null || end == 0) {
      return new ArrayList<>(List.of(hosts.get(start < 0 ? start + hosts.size() : start)));
    }
    int last = end == -1 ? hosts.size() - 1 : end;
    int to = Math.min(last + 1, hosts.size());
    return new ArrayList<>(start >= to ? List.of() : hosts.subList(start, to));
  }
}
