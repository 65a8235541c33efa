package aeolus.template.expression;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of {@code str} that look for another text, perhaps in a part of the text only. */
final class TextSearch {
  private TextSearch() {}

  static void register(Map<String, Methods.Method<String>> methods) {
    methods.put("startswith", (text, arguments) -> affix(text, arguments, String::startsWith));
    methods.put("endswith", (text, arguments) -> affix(text, arguments, String::endsWith));
    methods.put("find", (text, arguments) -> find(text, arguments, false));
    methods.put("rfind", (text, arguments) -> find(text, arguments, true));
    methods.put("index", (text, arguments) -> found(find(text, arguments, false)));
    methods.put("rindex", (text, arguments) -> found(find(text, arguments, true)));
    methods.put("count", TextSearch::count);
  }

  /**
   * A part of a text that is looked through.
   *
   * @param start of it, in characters
   */
  private record Part(String text, int start) {}

  /** Whether a text begins or ends with another. */
  @FunctionalInterface
  private interface Affix {
    boolean has(String text, String affix);
  }

  private static Arguments.Bound bound(Arguments arguments) {
    arguments.requirePositional();
    return arguments.bind("sub", "start", "end");
  }

  /** Returns the part from start to end, empty where it begins behind the text's end. */
  private static Optional<Part> part(String text, Arguments.Bound bound) {
    int size = TextMethods.length(text);
    int start = position(bound, "start", 0, size);
    int end = Math.min(size, position(bound, "end", size, size));
    return start > size || start > end
        ? Optional.empty()
        : Optional.of(new Part(text.substring(text.offsetByCodePoints(0, start),
            text.offsetByCodePoints(0, end)), start));
  }

  private static int position(Arguments.Bound bound, String name, int otherwise, int size) {
    int index = bound.integer(name, otherwise);
    return index < 0 ? Math.max(0, index + size) : index;
  }

  private static boolean affix(String text, Arguments arguments, Affix affix) {
    Arguments.Bound bound = bound(arguments);
    Object wanted = bound.get("sub");
    List<?> any = wanted instanceof Tuple tuple ? tuple : List.of(asText(wanted));
    Optional<Part> part = part(text, bound);
    return part.isPresent()
        && any.stream().anyMatch(one -> affix.has(part.get().text(), asText(one)));
  }

  private static String asText(Object value) {
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    throw new ExpressionException(
        "expected a string or a tuple of strings, got " + PythonValues.typeName(value));
  }

  private static long find(String text, Arguments arguments, boolean last) {
    Arguments.Bound bound = bound(arguments);
    String wanted = bound.text("sub");
    return part(text, bound).map(part -> {
      int at = last ? part.text().lastIndexOf(wanted) : part.text().indexOf(wanted);
      return at < 0 ? -1L : (long) part.start() + part.text().codePointCount(0, at);
    }).orElse(-1L);
  }

  private static long found(long at) {
    if (at < 0) {
      throw new ExpressionException("substring not found");
    }
    return at;
  }

  private static long count(String text, Arguments arguments) {
    Arguments.Bound bound = bound(arguments);
    String wanted = bound.text("sub");
    return part(text, bound).map(part -> count(part.text(), wanted)).orElse(0L);
  }

  private static long count(String text, String part) {
    if (part.isEmpty()) {
      return TextMethods.length(text) + 1L;
    }
    long count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  /** Tells whether a text's words begin with a capital, and go on without one. */
  static boolean isTitle(String text) {
    boolean within = false;
    boolean any = false;
    for (int c : text.codePoints().toArray()) {
      boolean upper = Character.isUpperCase(c) || Character.isTitleCase(c);
      boolean lower = Character.isLowerCase(c);
      if ((upper && within) || (lower && !within)) {
        return false;
      }
      within = upper || lower;
      any |= within;
    }
    return any;
  }

  /** Tells whether a text may be a name in Python. */
  static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && (text.startsWith("_") || Character.isUnicodeIdentifierStart(text.codePointAt(0)))
        && text.codePoints()
            .skip(1)
            .allMatch(c -> Character.isUnicodeIdentifierPart(c)
                && !Character.isIdentifierIgnorable(c));
  }

  /** Tells whether {@code repr} shows a text without escapes. */
  static boolean isPrintable(String text) {
    String without = text.replace("\\", "").replace("'", "");
    return PythonText.repr(without).equals("'" + without + "'");
  }
}
