package aeolus.core.python;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text handling that must be Python's. */
public final class PythonText {
  private static final Pattern LINE_END = Pattern
      .compile("\r\n|[\n\r\u000b\f\u001c-\u001e\u0085\u2028\u2029]");

  private PythonText() {}

  /** Splits at all that {@code str.splitlines} takes for the end of a line. */
  public static List<String> splitLines(String text) {
    return List.of(LINE_END.split(text));
  }

  /** Writes a value as {@code str} does: a string as it is, others as in source code. */
  public static String str(Object value) {
    return value instanceof CharSequence text ? text.toString() : repr(value);
  }

  /** Writes a value as {@code repr} does. */
  public static String repr(Object value) {
    return switch (value) {
      case null -> "None";
      case OwnRepr own -> own.repr();
      case Boolean truth -> truth ? "True" : "False";
      case Double number -> reprOf(number);
      case CharSequence text -> quoted(text.toString());
      case Tuple tuple -> tuple(tuple);
      case List<?> list ->
        list.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map -> dict(map);
      default -> value.toString();
    };
  }

  private static String tuple(Tuple tuple) {
    String end = tuple.size() == 1 ? ",)" : ")";
    return tuple.stream().map(PythonText::repr).collect(Collectors.joining(", ", "(", end));
  }

  private static String dict(Map<?, ?> map) {
    Iterator<?> keys = map instanceof OriginalKeys odd
        ? odd.originalKeys().iterator()
        : map.keySet().iterator();
    return map.values()
        .stream()
        .map(value -> repr(keys.next()) + ": " + repr(value))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String reprOf(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    return Double.isInfinite(number) ? number > 0 ? "inf" : "-inf" : PythonFloat.text(number);
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> append(c, quote, out));
    return out.append(quote).toString();
  }

  private static void append(int c, char quote, StringBuilder out) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c == '\r') {
      out.append("\\r");
    } else if (c == '\t') {
      out.append("\\t");
    } else if (isPrintable(c)) {
      out.appendCodePoint(c);
    } else {
      out.append(c < 0x100
          ? "\\x%02x".formatted(c)
          : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
    }
  }

  private static boolean isPrintable(int c) {
    if (c == ' ') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
          Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
        false;
      default -> true;
    };
  }
}
