package aeolus.inventory;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into words as Python's {@code shlex.split(line, comments=True)} does. */
final class ShellWords {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean started;
  private int next;

  private ShellWords(String line) {
    this.line = line;
  }

  /**
   * Splits a line.
   *
   * @return the words, at least one
   * @throws IllegalArgumentException where a quotation is not closed
   */
  static List<String> split(String line) {
    return new ShellWords(line).words();
  }

  private List<String> words() {
    while (next < line.length()) {
      char c = line.charAt(next++);
      switch (c) {
        case ' ', '\t', '\r', '\n' -> endWord();
        case '#' -> next = line.length();
        case '\\' -> {
          started = true;
          word.append(escaped());
        }
        case '\'', '"' -> quoted(c);
        default -> {
          started = true;
          word.append(c);
        }
      }
    }
    endWord();
    if (words.isEmpty()) {
      throw new IllegalArgumentException("expected a host, got only a comment");
    }
    return words;
  }

  private void endWord() {
    if (started) {
      words.add(word.toString());
      word.setLength(0);
      started = false;
    }
  }

  private char escaped() {
    if (next >= line.length()) {
      throw new IllegalArgumentException("expected a character after the backslash");
    }
    return line.charAt(next++);
  }

  private void quoted(char quote) {
    started = true;
    while (next < line.length()) {
      char c = line.charAt(next++);
      if (c == quote) {
        return;
      }
      if (c == '\\' && quote == '"') {
        char following = escaped();
        if (following != '\\' && following != '"') {
          word.append('\\');
        }
        word.append(following);
      } else {
        word.append(c);
      }
    }
    throw new IllegalArgumentException("the quotation " + quote + " is not closed");
  }
}
