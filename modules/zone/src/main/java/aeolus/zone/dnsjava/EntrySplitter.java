package aeolus.zone.dnsjava;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts the text of a master file into entries (RFC 1035, section 5.1): knows parentheses, quotes,
 * escapes and comments, and nothing of what the words mean.
 */
final class EntrySplitter {
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;
  private List<Token> tokens = new ArrayList<>();
  private List<Mistake> mistakes = new ArrayList<>();
  private final List<Token> open = new ArrayList<>();
  private int openLineStart;

  EntrySplitter(String text) {
    this.text = text;
  }

  /** Hands out all entries, in order. */
  void forEach(Consumer<Entry> entries) {
    while (at < text.length()) {
      boolean indented = isBlank(text.charAt(at));
      tokens = new ArrayList<>();
      mistakes = new ArrayList<>();
      readEntry();
      if (!tokens.isEmpty()) {
        entries.accept(new Entry(indented, tokens, mistakes));
      }
    }
  }

  private void readEntry() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' && open.isEmpty()) {
        newLine();
        return;
      }
      readPiece(c);
    }
    if (!open.isEmpty()) {
      giveUpParenthesis();
    }
  }

  private void readPiece(char c) {
    switch (c) {
      case '\n' -> newLine();
      case ' ', '\t', '\r' -> at++;
      case ';' -> at = lineEnd();
      case '(' -> open();
      case ')' -> close();
      case '"' -> readQuoted();
      default -> readWord();
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private int column(int position) {
    return position - lineStart + 1;
  }

  private int lineEnd() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private void newLine() {
    at++;
    line++;
    lineStart = at;
  }

  private void open() {
    if (open.isEmpty()) {
      openLineStart = lineStart;
    }
    open.add(new Token("(", false, line, column(at)));
    at++;
  }

  private void close() {
    if (open.isEmpty()) {
      mistakes.add(new Mistake(line, column(at), "got \")\", but no parenthesis is open"));
    } else {
      open.removeLast();
    }
    at++;
  }

  private void readQuoted() {
    int start = at;
    int end = lineEnd();
    at++;
    while (at < end && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at < end) {
      tokens.add(new Token(text.substring(start + 1, at++), true, line, column(start)));
      return;
    }
    at = end;
    Token rest = new Token(text.substring(start + 1, end), true, line, column(start));
    tokens.add(rest);
    mistakes.add(rest.mistake("string is not closed, expected a quote before the end of the line"));
  }

  private void readWord() {
    int start = at;
    int end = lineEnd();
    while (at < end && " \t\r;()\"".indexOf(text.charAt(at)) < 0) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    boolean cut = at > end;
    at = Math.min(at, end);
    tokens.add(new Token(text.substring(start, at), false, line, column(start)));
    if (cut) {
      mistakes.add(new Mistake(line, column(at - 1), "expected a character behind the backslash"));
    }
  }

  /** Goes back, so that an open parenthesis does not hide what is wrong in the rest of the file. */
  private void giveUpParenthesis() {
    Token first = open.getFirst();
    open.clear();
    mistakes.clear();
    mistakes.add(first.mistake("parenthesis is not closed, expected \")\""));
    tokens.removeIf(token -> token.line() > first.line());
    line = first.line();
    lineStart = openLineStart;
    at = lineStart;
    skipLine();
    while (at < text.length() && !beginsEntry(text.charAt(at))) {
      skipLine();
    }
  }

  private void skipLine() {
    at = lineEnd();
    if (at < text.length()) {
      newLine();
    }
  }

  private static boolean beginsEntry(char c) {
    return " \t\r\n;()\"".indexOf(c) < 0;
  }
}
