package aeolus.template.expression;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens, as Jinja2's lexer does. */
final class Lexer {
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern FLOAT = Pattern.compile("(?<!\\.)(?:\\d+_)*\\d+"
      + "(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
  private static final Pattern INTEGER = Pattern.compile("0[bB](?:_?[01])+|0[oO](?:_?[0-7])+"
      + "|0[xX](?:_?[0-9a-fA-F])+|[1-9](?:_?\\d)*|0(?:_?0)*");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}"
      + "\\p{Nd}\\p{Pc}]*");
  private static final Pattern STRING = Pattern.compile("(?s)'([^'\\\\]*(?:\\\\.[^'\\\\]*)*)'"
      + "|\"([^\"\\\\]*(?:\\\\.[^\"\\\\]*)*)\"");
  private static final Pattern OPERATOR = Pattern
      .compile("//|\\*\\*|==|!=|>=|<=|[-+/*%~\\[\\](){}<>=.:|,;]");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /**
   * Returns the tokens of a text, the last one being its end.
   *
   * @throws SyntaxException where there is none
   */
  static List<Token> tokens(String text) {
    return new Lexer(text).cut();
  }

  private List<Token> cut() {
    int last = 0;
    while (at < text.length()) {
      if (!skipsSpace()) {
        tokens.add(next());
        last = at;
      }
    }
    tokens.add(new Token(Kind.END, "", null, last));
    return tokens;
  }

  private boolean skipsSpace() {
    Matcher space = matcher(SPACE);
    at = space.lookingAt() ? space.end() : at;
    return at > space.regionStart();
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
  }

  private Token next() {
    Matcher real = matcher(FLOAT);
    if (real.lookingAt()) {
      return token(Kind.NUMBER, real, Double.valueOf(real.group().replace("_", "")));
    }
    Matcher integer = matcher(INTEGER);
    if (integer.lookingAt()) {
      return token(Kind.NUMBER, integer, integer(integer.group().replace("_", "")));
    }
    Matcher name = matcher(NAME);
    if (name.lookingAt()) {
      return token(Kind.NAME, name, null);
    }
    return textOrOperator();
  }

  private Token textOrOperator() {
    Matcher string = matcher(STRING);
    if (string.lookingAt()) {
      String written = string.group(1) != null ? string.group(1) : string.group(2);
      return token(Kind.STRING, string, Escapes.decode(written, at + 1));
    }
    Matcher operator = matcher(OPERATOR);
    if (operator.lookingAt()) {
      return token(Kind.OPERATOR, operator, null);
    }
    throw unexpected();
  }

  private SyntaxException unexpected() {
    int character = text.codePointAt(at);
    return character == '\'' || character == '"'
        ? new SyntaxException("string not closed, expected "
            + (character == '"' ? "'\"'" : "\"'\""), at)
        : new SyntaxException("syntax error in expression, unexpected character \""
            + Character.toString(character) + "\"", at);
  }

  private Token token(Kind kind, Matcher matcher, Object value) {
    Token token = new Token(kind, matcher.group(), value, at);
    at = matcher.end();
    return token;
  }

  private static Object integer(String digits) {
    String lower = digits.toLowerCase(Locale.ROOT);
    int radix = lower.startsWith("0x")
        ? 16
        : lower.startsWith("0o") ? 8 : lower.startsWith("0b") ? 2 : 10;
    return PythonValues.integer(new BigInteger(radix == 10 ? lower : lower.substring(2), radix));
  }
}
