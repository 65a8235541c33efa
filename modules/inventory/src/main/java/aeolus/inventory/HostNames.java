package aeolus.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The hosts that a key or line of an inventory names: a name, a range of names, either with a port.
 *
 * @param names the names in order
 * @param port null where none is given
 */
record HostNames(List<String> names, Long port) {
  /** So many hosts in one range are a mistake. */
  private static final int MOST_NAMES = 1_000_000;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+(?:_[0-9]+)*");

  /**
   * Expands a host pattern.
   *
   * @throws IllegalArgumentException with the reason where a range is wrong
   */
  static HostNames expand(String text) {
    HostAddress address = text.indexOf(':') < 0 ? null : HostAddress.parse(text);
    String pattern = address == null ? text : address.host();
    Long port = address == null ? null : address.port();
    if (pattern.indexOf('[') < 0) {
      return new HostNames(List.of(pattern), port);
    }
    List<String> names = new ArrayList<>();
    expandRanges(pattern, names);
    return new HostNames(names, port);
  }

  private static void expandRanges(String pattern, List<String> names) {
    int open = pattern.indexOf('[');
    int close = pattern.indexOf(']');
    boolean straight = open >= 0 && close > open && pattern.indexOf('|') < 0;
    if (!straight) {
      throw new IllegalArgumentException(
          "expected a range as [1:9] or [a:f:2], got \"" + pattern + "\"");
    }
    String head = pattern.substring(0, open);
    String tail = pattern.substring(close + 1);
    for (String item : items(pattern.substring(open + 1, close))) {
      String name = head + item + tail;
      if (name.indexOf('[') >= 0) {
        expandRanges(name, names);
      } else {
        names.add(name);
      }
      checkCount(names.size());
    }
  }

  private static void checkCount(long count) {
    if (count > MOST_NAMES) {
      throw new IllegalArgumentException("a range of more than " + MOST_NAMES + " hosts");
    }
  }

  private static List<String> items(String range) {
    String[] bounds = range.split(":", -1);
    if (bounds.length != 2 && bounds.length != 3) {
      throw new IllegalArgumentException(
          "expected a range begin:end or begin:end:step, got \"" + range + "\"");
    }
    String begin = bounds[0].isEmpty() ? "0" : bounds[0];
    String end = bounds[1];
    if (end.isEmpty()) {
      throw new IllegalArgumentException("expected an end of the range, got \"" + range + "\"");
    }
    long step = bounds.length == 2 ? 1 : integer(bounds[2]);
    int width = begin.length() > 1 && begin.startsWith("0") ? begin.length() : 0;
    if (width > 0 && width != end.length()) {
      throw new IllegalArgumentException(
          "expected begin and end of the same length, got \"" + range + "\"");
    }
    boolean letters = LETTERS.contains(begin) && LETTERS.contains(end);
    return letters ? letters(begin, end, step) : numbers(integer(begin), integer(end), step, width);
  }

  private static long integer(String text) {
    String digits = text.strip();
    if (digits.length() > 18 || !INTEGER.matcher(digits).matches()) {
      throw new IllegalArgumentException("expected a number in the range, got \"" + text + "\"");
    }
    return Long.parseLong(digits.replace("_", ""));
  }

  private static List<String> letters(String begin, String end, long step) {
    int first = LETTERS.indexOf(begin);
    int last = LETTERS.indexOf(end);
    if (first > last) {
      throw new IllegalArgumentException(
          "expected a range that goes up, got \"" + begin + ":" + end + "\"");
    }
    List<String> items = new ArrayList<>();
    for (long i = first; i <= last; i += positive(step)) {
      items.add(LETTERS.substring((int) i, (int) i + 1));
    }
    return items;
  }

  private static long positive(long step) {
    if (step <= 0) {
      throw new IllegalArgumentException("expected a step above 0, got \"" + step + "\"");
    }
    return step;
  }

  private static List<String> numbers(long begin, long end, long step, int width) {
    checkCount((end - begin) / positive(step));
    List<String> items = new ArrayList<>();
    for (long i = begin; i <= end; i += step) {
      items.add(padded(Long.toString(i), width));
    }
    return items;
  }

  private static String padded(String digits, int width) {
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
