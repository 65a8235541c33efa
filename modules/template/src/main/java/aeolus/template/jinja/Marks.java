package aeolus.template.jinja;

import aeolus.core.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes within a rendered text where its parts come from, in characters that no text holds (Unicode
 * noncharacters U+FDD0 to U+FDEF), and reads the notes.
 */
final class Marks {
  private static final char START = '\uFDD0';
  private static final char END = '\uFDD1';
  private static final char ZERO = '\uFDE0';

  private final Map<Location, String> marks = new HashMap<>();
  private final List<Location> places = new ArrayList<>();

  /**
   * A text without its marks.
   *
   * @param lines where each line comes from
   */
  record Read(String text, List<Location> lines) {}

  /** Returns what to put before a text from a place. */
  String mark(Location place) {
    return marks.computeIfAbsent(place, this::encode);
  }

  private String encode(Location place) {
    StringBuilder mark = new StringBuilder().append(START);
    Integer.toHexString(places.size())
        .chars()
        .forEach(digit -> mark.append((char) (ZERO + Character.digit(digit, 16))));
    places.add(place);
    return mark.append(END).toString();
  }

  /** Takes the marks out of a text; a line comes from where its first visible character does. */
  Read read(String marked, Location file) {
    Reader reader = new Reader(file);
    for (int at = 0; at < marked.length(); at++) {
      int end = marked.charAt(at) == START ? marked.indexOf(END, at) : -1;
      if (end > at) {
        reader.comesFrom(place(marked.substring(at + 1, end), file));
        at = end;
      } else {
        reader.add(marked.charAt(at));
      }
    }
    return reader.read();
  }

  private Location place(String digits, Location unknown) {
    int number = digits.chars().reduce(0, (all, digit) -> all * 16 + digit - ZERO);
    return number >= 0 && number < places.size() ? places.get(number) : unknown;
  }

  /** Puts text and origins together. */
  private static final class Reader {
    private final StringBuilder text = new StringBuilder();
    private final List<Location> lines = new ArrayList<>();
    private Location here;
    private Location blank;
    private Location visible;

    Reader(Location file) {
      this.here = file;
    }

    void comesFrom(Location place) {
      here = place;
    }

    void add(char character) {
      text.append(character);
      if (character == '\n') {
        endLine();
      } else if (!Character.isWhitespace(character)) {
        visible = visible == null ? here : visible;
      } else {
        blank = blank == null ? here : blank;
      }
    }

    private void endLine() {
      Location first = blank == null ? here : blank;
      lines.add(visible == null ? first : visible);
      visible = null;
      blank = null;
    }

    Read read() {
      endLine();
      return new Read(text.toString(), lines);
    }
  }
}
