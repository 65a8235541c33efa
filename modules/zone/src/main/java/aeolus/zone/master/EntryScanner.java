package aeolus.zone.master;

import aeolus.zone.wire.Words;

/**
 * Cuts the text of a master file into entries (RFC 1035, section 5.1): knows parentheses, quotes,
 * escapes and comments, and nothing of what the words mean.
 */
final class EntryScanner {
  private static final byte WORD = 0;
  private static final byte BLANK = 1;
  private static final byte OTHER = 2;
  private static final byte[] KINDS = kinds();
  private static final int MAX_DEPTH = 64;

  private final byte[] text;
  private final int length;
  private final Words words;
  private final Listener listener;
  private final int[] open = new int[MAX_DEPTH];
  private int depth;
  private int at;
  private int start;
  /** Behind the last word without quotes. */
  private int wordEnd = -1;
  private boolean indented;
  private boolean broken;

  /** Is told what is beside the words. */
  interface Listener {
    /** Something is wrong with parentheses, quotes or escapes. */
    void mistake(int offset, String message);

    /** There is a comment; offsets are those behind the semicolon and at the line's end. */
    void comment(int from, int to);
  }

  /** Scans a text that ends with a line feed. */
  EntryScanner(Words words, Listener listener) {
    this.text = words.text();
    this.length = text.length;
    this.words = words;
    this.listener = listener;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    for (char c : " \t\r".toCharArray()) {
      kinds[c] = BLANK;
    }
    for (char c : "\n;()\"\\".toCharArray()) {
      kinds[c] = OTHER;
    }
    return kinds;
  }

  /** Fills the words with those of the next entry; returns false at the end of the text. */
  boolean next() {
    while (at < length) {
      words.clear();
      broken = false;
      start = at;
      indented = text[at] == ' ' || text[at] == '\t';
      readEntry();
      if (words.count() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the entry begins with white space, so that its owner is the one before. */
  boolean isIndented() {
    return indented;
  }

  /** Tells whether the entry had mistakes, from which others would follow. */
  boolean isBroken() {
    return broken;
  }

  /** Returns the first octet of the entry's first line. */
  int start() {
    return start;
  }

  /** Returns the first octet behind the entry. */
  int end() {
    return at;
  }

  private void mistake(int offset, String message) {
    broken = true;
    listener.mistake(offset, message);
  }

  private void readEntry() {
    while (at < length) {
      byte c = text[at];
      switch (KINDS[c & 0xff]) {
        case WORD -> readWord();
        case BLANK -> at++;
        default -> {
          if (c == '\n' && depth == 0) {
            at++;
            return;
          }
          readOther(c);
        }
      }
    }
    if (depth > 0) {
      giveUpParenthesis();
    }
  }

  private void readOther(byte c) {
    switch (c) {
      case '\n' -> at++;
      case ';' -> comment();
      case '(' -> open();
      case ')' -> close();
      case '"' -> readQuoted();
      default -> readWord();
    }
  }

  private int lineEnd() {
    int end = at;
    while (end < length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  private void comment() {
    int end = lineEnd();
    listener.comment(at + 1, end);
    at = end;
  }

  private void open() {
    if (depth == MAX_DEPTH) {
      mistake(at, "expected at most " + MAX_DEPTH + " open parentheses, got another");
    } else {
      open[depth++] = at;
    }
    at++;
  }

  private void close() {
    if (depth == 0) {
      mistake(at, "got \")\", but no parenthesis is open");
    } else {
      depth--;
    }
    at++;
  }

  private void readQuoted() {
    int from = at;
    int to = quoteEnd(at + 1);
    words.add(from + 1, to, true);
    if (text[to] != '"') {
      mistake(from, "string is not closed, expected a quote before the end of the line");
    }
    at = text[to] == '"' ? to + 1 : to;
    // Knot reads no strings without blanks between, which mostly are mistakes.
    if (from == wordEnd) {
      mistake(from, "expected a blank before the quote");
    }
    if (text[to] == '"' && isInWord(text[at])) {
      mistake(at, "expected a blank behind the quote");
    }
  }

  private static boolean isInWord(byte c) {
    return KINDS[c & 0xff] == WORD || c == '\\' || c == '"';
  }

  /** Returns where the closing quote is, or the end of the line where there is none. */
  private int quoteEnd(int from) {
    int to = from;
    while (text[to] != '"' && text[to] != '\n') {
      to += text[to] == '\\' && text[to + 1] != '\n' ? 2 : 1;
    }
    return to;
  }

  private void readWord() {
    int from = at;
    while (true) {
      byte c = text[at];
      if (KINDS[c & 0xff] == WORD) {
        at++;
      } else if (c == '\\') {
        if (at + 1 >= length || text[at + 1] == '\n') {
          mistake(at, "expected a character behind the backslash");
          at++;
          break;
        }
        at += 2;
      } else if (c == '"' && text[at - 1] == '=' && at > from && text[quoteEnd(at + 1)] == '"') {
        // Values of parameters may be in quotes (RFC 9460, section 2.1).
        at = quoteEnd(at + 1) + 1;
      } else {
        break;
      }
    }
    words.add(from, at, false);
    wordEnd = at;
  }

  /** Goes back, so that an open parenthesis does not hide what is wrong in the rest of the file. */
  private void giveUpParenthesis() {
    int first = open[0];
    depth = 0;
    mistake(first, "parenthesis is not closed, expected \")\"");
    at = first;
    at = lineEnd();
    words.dropBehind(at);
    at = Math.min(at + 1, length);
    while (at < length && " \t\r\n;()\"".indexOf(text[at]) >= 0) {
      at = Math.min(lineEnd() + 1, length);
    }
  }
}
