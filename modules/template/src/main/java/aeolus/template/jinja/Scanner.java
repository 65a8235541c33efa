package aeolus.template.jinja;

import aeolus.template.jinja.Piece.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a template into pieces as Jinja2's lexer does with {@code trim_blocks}: a newline after a tag
 * or comment goes, and white space where a {@code -} says so.
 */
final class Scanner {
  private static final Pattern OPENING = Pattern.compile("\\{[{%#][-+]?");
  private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*raw\\s*(-?)%\\}");
  private static final Pattern END_RAW = Pattern.compile("\\{%([-+]?)\\s*endraw\\s*([-+]?)%\\}");
  private static final Pattern END_COMMENT = Pattern.compile("([-+]?)#\\}");
  private static final Pattern STRING = Pattern
      .compile("(?s)'[^'\\\\]*(?:\\\\.[^'\\\\]*)*'|\"[^\"\\\\]*(?:\\\\.[^\"\\\\]*)*\"");

  private final Source source;
  private final String text;
  private final Faults faults;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  Scanner(Source source, Faults faults) {
    this.source = source;
    this.text = source.text();
    this.faults = faults;
  }

  /** Returns the pieces; what is wrong with them is noted. */
  List<Piece> pieces() {
    Matcher opening = OPENING.matcher(text);
    while (opening.find(at)) {
      boolean stripped = opening.group().endsWith("-");
      addText(at, opening.start(), stripped);
      at = opening.end();
      switch (text.charAt(opening.start() + 1)) {
        case '#' -> comment(opening.start());
        case '%' -> tag(opening.start());
        default -> bracketed(opening.start(), Kind.EXPRESSION, "}}");
      }
    }
    addText(at, text.length(), false);
    return pieces;
  }

  private void addText(int start, int end, boolean stripped) {
    int kept = end;
    while (stripped && kept > start && Space.is(text.charAt(kept - 1))) {
      kept--;
    }
    if (kept > start) {
      String image = text.substring(start, kept);
      pieces.add(new Piece(source, Kind.TEXT, start, image, image, start));
    }
  }

  /** Goes on after a piece, behind what its end takes from the text after it. */
  private void goOn(int end, String sign, boolean trims) {
    at = end;
    if (sign.equals("-")) {
      while (at < text.length() && Space.is(text.charAt(at))) {
        at++;
      }
    } else if (trims && !sign.equals("+") && text.startsWith("\n", at)) {
      at++;
    }
  }

  private void comment(int start) {
    Matcher end = END_COMMENT.matcher(text);
    if (end.find(start + 2)) {
      goOn(end.end(), end.group(1), true);
    } else {
      faults.add(source.location(start), "comment not closed, expected \"#}\"");
      at = text.length();
    }
  }

  private void tag(int start) {
    Matcher raw = RAW.matcher(text).region(start, text.length());
    if (raw.lookingAt()) {
      goOn(raw.end(), raw.group(1), false);
      raw(start, raw.group());
    } else {
      bracketed(start, Kind.TAG, "%}");
    }
  }

  private void raw(int start, String image) {
    Matcher end = END_RAW.matcher(text);
    if (end.find(at)) {
      addText(at, end.start(), end.group(1).equals("-"));
      goOn(end.end(), end.group(2), true);
    } else {
      faults.add(source.location(start),
          "\"" + image + "\" is not closed, expected {% endraw %}");
      at = text.length();
    }
  }

  private void bracketed(int start, Kind kind, String closing) {
    int content = at;
    int end = end(closing);
    if (end < 0) {
      faults.add(source.location(start), "not closed, expected \"" + closing + "\"");
      at = text.length();
      return;
    }
    char before = text.charAt(end - 1);
    boolean signed = end > content && (before == '-' || (before == '+' && kind == Kind.TAG));
    String inner = text.substring(content, signed ? end - 1 : end);
    pieces.add(new Piece(source, kind, start, text.substring(start, end + 2), inner, content));
    goOn(end + 2, signed ? String.valueOf(before) : "", kind == Kind.TAG);
  }

  /** Finds the end of a tag or expression, which is not in a string or bracket; -1 for none. */
  private int end(String closing) {
    Deque<Character> open = new ArrayDeque<>();
    Matcher string = STRING.matcher(text);
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends = text.startsWith(closing, i) && (open.isEmpty() || open.peek() != '{'
          || closing.equals("%}"));
      if (ends) {
        return i;
      }
      if (c == '\'' || c == '"') {
        if (!string.region(i, text.length()).lookingAt()) {
          return text.indexOf(closing, i);
        }
        i = string.end() - 1;
      } else if ("([{".indexOf(c) >= 0) {
        open.push(c);
      } else if (")]}".indexOf(c) >= 0) {
        open.poll();
      }
    }
    return -1;
  }
}
