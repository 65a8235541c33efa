package aeolus.ssh;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into words as sh(1) does, without expanding anything. */
final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellWords(String text) {
    this.text = text;
  }

  /**
   * Returns the words, none of an empty text.
   *
   * @throws IllegalArgumentException where a quote is not closed
   */
  static List<String> split(String text) {
    return new ShellWords(text).split();
  }

  private List<String> split() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case ' ', '\t', '\n', '\r' -> endWord();
        case '\'' -> singleQuoted();
        case '"' -> doubleQuoted();
        case '\\' -> add(next('\\'));
        default -> add(c);
      }
    }
    endWord();
    return words;
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private void add(char c) {
    word.append(c);
    inWord = true;
  }

  private char next(char opened) {
    if (at == text.length()) {
      throw new IllegalArgumentException(
          "expected the end of what " + opened + " begins, got \"" + text + "\"");
    }
    return text.charAt(at++);
  }

  private void singleQuoted() {
    inWord = true;
    for (char c = next('\''); c != '\''; c = next('\'')) {
      word.append(c);
    }
  }

  private void doubleQuoted() {
    inWord = true;
    for (char c = next('"'); c != '"'; c = next('"')) {
      boolean escapes = c == '\\' && at < text.length() && "\"\\$`".indexOf(text.charAt(at)) >= 0;
      word.append(escapes ? next('"') : c);
    }
  }
}
