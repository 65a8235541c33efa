package aeolus.zone.wire;

/** Escapes of master files: {@code \DDD} and {@code \X} (RFC 1035, section 5.1). */
public final class Escapes {
  private Escapes() {}

  /** Returns how long the escape at a position is, 0 where it is wrong. */
  static int length(byte[] text, int at, int to) {
    if (at + 1 >= to) {
      return 0;
    }
    if (!isDigit(text[at + 1])) {
      return 2;
    }
    boolean three = at + 3 < to && isDigit(text[at + 2]) && isDigit(text[at + 3]);
    return three && value(text, at, 4) <= 255 ? 4 : 0;
  }

  /** Returns the octet that an escape stands for. */
  static int value(byte[] text, int at, int length) {
    return length == 2
        ? text[at + 1]
        : (text[at + 1] - '0') * 100 + (text[at + 2] - '0') * 10 + text[at + 3] - '0';
  }

  static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  /** Undoes the escapes of a word; returns whether they were right. */
  static boolean undo(byte[] text, int from, int to, Octets out) {
    int at = from;
    while (at < to) {
      int length = text[at] == '\\' ? length(text, at, to) : 1;
      if (length == 0) {
        return false;
      }
      out.u8(length == 1 ? text[at] : value(text, at, length));
      at += length;
    }
    return true;
  }

  static void printInName(byte octet, StringBuilder text) {
    int value = octet & 0xff;
    if (value <= ' ' || value > '~') {
      printNumber(value, text);
    } else {
      if (".;()\"\\@$".indexOf(value) >= 0) {
        text.append('\\');
      }
      text.append((char) value);
    }
  }

  /** Adds octets as a string in quotes. */
  static void printQuoted(byte[] data, int from, int to, StringBuilder text) {
    text.append('"');
    for (int at = from; at < to; at++) {
      int value = data[at] & 0xff;
      if (value < ' ' || value > '~') {
        printNumber(value, text);
      } else {
        if (value == '"' || value == '\\') {
          text.append('\\');
        }
        text.append((char) value);
      }
    }
    text.append('"');
  }

  private static void printNumber(int value, StringBuilder text) {
    text.append('\\')
        .append((char) ('0' + value / 100))
        .append((char) ('0' + value / 10 % 10))
        .append((char) ('0' + value % 10));
  }
}
