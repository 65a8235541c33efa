package aeolus.template.jinja;

import aeolus.core.Location;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A template's text, which knows where its characters are. */
final class Source {
  private final Location where;
  private final boolean counted;
  private final String text;
  private int[] lineStarts;

  /** What two sources with the same text and places have in common. */
  record Key(Location where, boolean counted, String text) {}

  private Source(Location where, boolean counted, String text) {
    this.where = where;
    this.counted = counted;
    this.text = text.indexOf('\r') < 0
        ? text
        : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Reads a file's text. */
  static Source ofFile(String file, String text) {
    return new Source(Location.of(file), true, text);
  }

  /** Reads a text; where it has a line of its own or is one line, problems are just there. */
  static Source ofText(Location where, String text) {
    return new Source(where, where.line() <= 0 && text.strip().contains("\n"), text);
  }

  String file() {
    return where.file();
  }

  String text() {
    return text;
  }

  Key key() {
    return new Key(where, counted, text);
  }

  /** Returns where a character of the text is; columns count characters, not UTF-16 units. */
  Location location(int offset) {
    if (!counted) {
      return where;
    }
    int[] starts = lineStarts();
    int at = Math.min(offset, text.length());
    int found = Arrays.binarySearch(starts, at);
    int line = found >= 0 ? found : -found - 2;
    return new Location(where.file(), line + 1, text.codePointCount(starts[line], at) + 1);
  }

  private synchronized int[] lineStarts() {
    if (lineStarts == null) {
      lineStarts = IntStream.concat(IntStream.of(0),
          IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').map(i -> i + 1))
          .toArray();
    }
    return lineStarts;
  }
}
