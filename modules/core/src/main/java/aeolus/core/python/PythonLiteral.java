package aeolus.core.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads texts as Python's {@code ast.literal_eval} does; what is no literal is a string. Sets and
 * complex numbers, which Ansible itself can't print, stay strings as well.
 */
public final class PythonLiteral {
  private static final int DEEPEST = 90;
  private static final Pattern BLANK = Pattern.compile("[ \\t\\f]*+(?:#.*)?");
  private static final Pattern FLOAT = Pattern.compile(
      "(?:[0-9](?:_?[0-9])*+)?\\.[0-9](?:_?[0-9])*+(?:[eE][-+]?[0-9](?:_?[0-9])*+)?"
          + "|[0-9](?:_?[0-9])*+\\.(?:[eE][-+]?[0-9](?:_?[0-9])*+)?"
          + "|[0-9](?:_?[0-9])*+[eE][-+]?[0-9](?:_?[0-9])*+");
  private static final Pattern INTEGER = Pattern.compile(
      "0[xX](?:_?[0-9a-fA-F])++|0[oO](?:_?[0-7])++|0[bB](?:_?[01])++|0(?:_?0)*+|[1-9](?:_?[0-9])*+");

  private final String text;
  private final Function<Map<Object, Object>, Map<?, ?>> dicts;
  private final boolean jsonWords;
  private int next;
  private int depth;

  private PythonLiteral(String text, Function<Map<Object, Object>, Map<?, ?>> dicts,
      boolean jsonWords) {
    this.text = text;
    this.dicts = dicts;
    this.jsonWords = jsonWords;
  }

  /**
   * Returns the literal's value, or the text itself where it is no literal.
   *
   * @param dicts makes a dict of its entries
   */
  public static Object valueOf(String text, Function<Map<Object, Object>, Map<?, ?>> dicts) {
    return mayBeLiteral(text) ? new PythonLiteral(text, dicts, false).wholeOrText() : text;
  }

  /**
   * Returns what Ansible makes of a text that a template rendered to: a dict, list or bool where it
   * looks like one, {@code true}, {@code false} and {@code null} being understood; else the text.
   */
  public static Object ofOutput(String text) {
    boolean mayBe = text.startsWith("{") || text.startsWith("[") || text.equals("True")
        || text.equals("False");
    return mayBe ? new PythonLiteral(text, entries -> entries, true).wholeOrText() : text;
  }

  private Object wholeOrText() {
    try {
      return whole();
    } catch (NotLiteralException e) {
      return text;
    }
  }

  /** Most values are plain words: this saves an exception for each. */
  private static boolean mayBeLiteral(String text) {
    int start = 0;
    while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    return start < text.length() && "'\"([{-+.0123456789TFNuUbBrR".indexOf(text.charAt(start)) >= 0;
  }

  /** Says that the text is no literal; too common to carry a trace. */
  private static final class NotLiteralException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotLiteralException() {
      super(null, null, false, false);
    }
  }

  private Object whole() {
    while (next < text.length() && (peek() == ' ' || peek() == '\t')) {
      next++;
    }
    Object value = tupleOrValue();
    if (next < text.length()) {
      throw new NotLiteralException();
    }
    return value;
  }

  /** Values with commas between them and no brackets are a tuple, in Python and here a list. */
  private Object tupleOrValue() {
    Object first = value();
    if (peek() != ',') {
      return first;
    }
    List<Object> items = new ArrayList<>();
    items.add(first);
    while (accept(',') && next < text.length() && peek() != ')') {
      items.add(value());
    }
    return new Tuple(items);
  }

  private char peek() {
    return next < text.length() ? text.charAt(next) : '\0';
  }

  private boolean accept(char c) {
    if (peek() != c) {
      return false;
    }
    next++;
    skipBlanks();
    return true;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw new NotLiteralException();
    }
  }

  private void skipBlanks() {
    Matcher blank = BLANK.matcher(text).region(next, text.length());
    next = blank.lookingAt() ? blank.end() : next;
  }

  private Object value() {
    depth++;
    if (depth > DEEPEST) {
      throw new NotLiteralException();
    }
    Object value = switch (peek()) {
      case '[' -> list();
      case '(' -> parenthesis();
      case '{' -> dict();
      case '-', '+' -> signed();
      case '\'', '"', 'u', 'U', 'b', 'B', 'r', 'R' -> strings();
      case 'T' -> word("True", true);
      case 'F' -> word("False", false);
      case 'N' -> word("None", null);
      case 't' -> jsonWord("true", true);
      case 'f' -> jsonWord("false", false);
      case 'n' -> jsonWord("null", null);
      default -> number();
    };
    depth--;
    return value;
  }

  private Object jsonWord(String word, Object value) {
    if (!jsonWords) {
      throw new NotLiteralException();
    }
    return word(word, value);
  }

  private Object word(String word, Object value) {
    int end = next + word.length();
    boolean longer = end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end));
    if (!text.startsWith(word, next) || longer) {
      throw new NotLiteralException();
    }
    next = end;
    skipBlanks();
    return value;
  }

  private Object signed() {
    boolean negative = peek() == '-';
    next++;
    skipBlanks();
    return switch (number()) {
      case Double number -> negative ? Double.valueOf(-number) : number;
      case BigInteger number -> integer(negative ? number.negate() : number);
      case Long number -> integer(negative
          ? BigInteger.valueOf(number).negate()
          : BigInteger.valueOf(number));
      default -> throw new NotLiteralException();
    };
  }

  private Object number() {
    Matcher floating = FLOAT.matcher(text).region(next, text.length());
    if (floating.lookingAt()) {
      endNumber(floating.end());
      return Double.valueOf(floating.group().replace("_", ""));
    }
    Matcher whole = INTEGER.matcher(text).region(next, text.length());
    if (!whole.lookingAt()) {
      throw new NotLiteralException();
    }
    endNumber(whole.end());
    return integer(parse(whole.group().replace("_", "")));
  }

  private void endNumber(int end) {
    char following = end < text.length() ? text.charAt(end) : ' ';
    if (Character.isLetterOrDigit(following) || following == '_' || following == '.') {
      throw new NotLiteralException();
    }
    next = end;
    skipBlanks();
  }

  private static BigInteger parse(String digits) {
    if (digits.length() < 2 || Character.isDigit(digits.charAt(1))) {
      return new BigInteger(digits);
    }
    int radix = switch (digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      default -> 2;
    };
    return new BigInteger(digits.substring(2), radix);
  }

  private static Object integer(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private Object strings() {
    StringBuilder value = new StringBuilder();
    Boolean octets = null;
    do {
      PythonString part = PythonString.read(text, next);
      if (part == null || (octets != null && octets != part.octets())) {
        throw new NotLiteralException();
      }
      octets = part.octets();
      value.append(part.value());
      next = part.end();
      skipBlanks();
    } while ("'\"uUbBrR".indexOf(peek()) >= 0 && next < text.length());
    return value.toString();
  }

  private List<Object> list() {
    expect('[');
    List<Object> items = new ArrayList<>();
    while (peek() != ']') {
      items.add(value());
      if (!accept(',')) {
        break;
      }
    }
    expect(']');
    return items;
  }

  private Object parenthesis() {
    expect('(');
    if (accept(')')) {
      return new Tuple(List.of());
    }
    Object inner = tupleOrValue();
    expect(')');
    return inner;
  }

  private Map<?, ?> dict() {
    expect('{');
    Map<Object, Object> entries = new LinkedHashMap<>();
    while (peek() != '}') {
      Object key = value();
      if (key instanceof List || key instanceof Map) {
        throw new NotLiteralException();
      }
      expect(':');
      entries.put(key, value());
      if (!accept(',')) {
        break;
      }
    }
    expect('}');
    return dicts.apply(entries);
  }
}
