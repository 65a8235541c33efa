package aeolus.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line of an ssh_config(5) file.
 *
 * @param keyword in small letters
 * @param words its arguments, quotes taken off
 */
record ConfigLine(String keyword, List<String> words) {
  /**
   * Reads a line; null where it says nothing.
   *
   * @throws IllegalArgumentException where a quote is not closed
   */
  static ConfigLine parse(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return null;
    }
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))
        && text.charAt(end) != '=') {
      end++;
    }
    String rest = text.substring(end).stripLeading();
    return new ConfigLine(text.substring(0, end).toLowerCase(Locale.ROOT),
        split(rest.startsWith("=") ? rest.substring(1) : rest));
  }

  /** Splits as OpenSSH does, whose backslash is one before others than quotes and itself. */
  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#') {
        break;
      } else {
        at = word(text, at, words);
      }
    }
    return words;
  }

  private static int word(String text, int start, List<String> words) {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    int at = start;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote == 0 && Character.isWhitespace(c)) {
        break;
      }
      if (c == '\\' && isEscaped(text, at + 1, quote)) {
        word.append(text.charAt(++at));
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote && quote != 0) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("expected " + quote + " to be closed, got \"" + text
          + "\"");
    }
    words.add(word.toString());
    return at;
  }

  private static boolean isEscaped(String text, int at, char quote) {
    return at < text.length() && ("\"'\\".indexOf(text.charAt(at)) >= 0
        || (quote == 0 && text.charAt(at) == ' '));
  }
}
