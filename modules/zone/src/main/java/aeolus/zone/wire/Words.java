package aeolus.zone.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The words of one entry of a master file, to be read one after another; used again and again. */
public final class Words {
  private static final int SHOWN = 60;

  private final byte[] text;
  private byte[] origin;
  private int[] from = new int[32];
  private int[] to = new int[32];
  private boolean[] quoted = new boolean[32];
  private int count;
  private int at;

  /** Makes an empty list of words of a text. */
  public Words(byte[] text, byte[] origin) {
    this.text = text;
    this.origin = origin;
  }

  public byte[] text() {
    return text;
  }

  /** Returns what relative names are completed with, in wire format. */
  public byte[] origin() {
    return origin;
  }

  public void setOrigin(byte[] name) {
    origin = name;
  }

  /** Forgets all words. */
  public void clear() {
    count = 0;
    at = 0;
  }

  /** Adds a word; its octets are those between the quotes. */
  public void add(int start, int end, boolean isQuoted) {
    if (count == from.length) {
      from = Arrays.copyOf(from, count * 2);
      to = Arrays.copyOf(to, count * 2);
      quoted = Arrays.copyOf(quoted, count * 2);
    }
    from[count] = start;
    to[count] = end;
    quoted[count++] = isQuoted;
  }

  /** Forgets the words that begin behind an octet. */
  public void dropBehind(int offset) {
    while (count > 0 && from[count - 1] > offset) {
      count--;
    }
  }

  public int count() {
    return count;
  }

  /** Returns the index of the next word. */
  public int position() {
    return at;
  }

  /** Goes to a word. */
  public void seek(int position) {
    at = position;
  }

  public boolean hasNext() {
    return at < count;
  }

  public int from(int word) {
    return from[word];
  }

  public int to(int word) {
    return to[word];
  }

  public boolean isQuoted(int word) {
    return quoted[word];
  }

  /** Returns where a word begins, its quote included. */
  public int start(int word) {
    return quoted[word] ? from[word] - 1 : from[word];
  }

  /** Returns a word as it is written, without quotes. */
  public String string(int word) {
    return new String(text, from[word], to[word] - from[word], StandardCharsets.UTF_8);
  }

  /** Tells whether a word is the same as another, case of ASCII letters aside. */
  public boolean is(int word, String upperCase) {
    int length = to[word] - from[word];
    if (length != upperCase.length() || quoted[word]) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      byte c = text[from[word] + i];
      if ((c >= 'a' && c <= 'z' ? c - 32 : c) != upperCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether a word goes on in quotes, as values of SVCB records may. */
  boolean hasInnerQuote(int word) {
    if (quoted[word] || text[to[word] - 1] != '"') {
      return false;
    }
    int octet = from[word];
    while (octet < to[word] && text[octet] != '"') {
      octet += text[octet] == '\\' ? 2 : 1;
    }
    return octet < to[word];
  }

  /** Takes the next word, quoted or not. */
  int next(String expected) throws MistakeException {
    if (at >= count) {
      throw missing(expected);
    }
    return at++;
  }

  /** Takes the next word, which has no quotes. */
  int nextBare(String expected) throws MistakeException {
    int word = next(expected);
    if (quoted[word]) {
      throw wrong(word, expected);
    }
    return word;
  }

  private MistakeException missing(String expected) {
    int last = Math.min(at, count) - 1;
    int end = quoted[last] ? to[last] + 1 : to[last];
    return new MistakeException(end, "expected " + expected + ", got the end of the record");
  }

  /** Makes a mistake of a word. */
  public MistakeException wrong(int word, String expected) {
    return new MistakeException(start(word), "expected " + expected + ", got " + shown(word));
  }

  /** Returns a word for messages, cut off where it is long. */
  public String shown(int word) {
    String all = string(word);
    return "\"" + (all.length() > SHOWN ? all.substring(0, SHOWN) + "..." : all) + "\"";
  }

  /** Takes a number in decimal digits. */
  long number(long highest, String expected) throws MistakeException {
    int word = nextBare(expected);
    long value = number(word);
    if (value < 0 || value > highest) {
      throw wrong(word, expected);
    }
    return value;
  }

  /** Returns the value of a word of digits alone, -1 where it is none. */
  long number(int word) {
    int length = to[word] - from[word];
    if (length == 0 || length > 10) {
      return -1;
    }
    long value = 0;
    for (int i = from[word]; i < to[word]; i++) {
      if (!Escapes.isDigit(text[i])) {
        return -1;
      }
      value = value * 10 + text[i] - '0';
    }
    return value;
  }

  /** Returns the seconds of a word such as {@code 3600} or {@code 1h30m}, -1 where it is none. */
  public long time(int word) {
    return quoted[word] ? -1 : Times.parse(text, from[word], to[word]);
  }

  /** Takes all other words as one. */
  String rest(String expected) throws MistakeException {
    StringBuilder all = new StringBuilder();
    do {
      all.append(string(nextBare(expected)));
    } while (hasNext());
    return all.toString();
  }
}
