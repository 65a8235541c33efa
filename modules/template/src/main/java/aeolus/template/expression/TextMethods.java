package aeolus.template.expression;

import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The methods of Python's {@code str} (library reference 4.7). */
public final class TextMethods {
  private static final String SMALL_DIGITS = "²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉";

  static final Map<String, Methods.Method<String>> ALL = all();

  private TextMethods() {}

  private static Map<String, Methods.Method<String>> all() {
    Map<String, Methods.Method<String>> methods = new HashMap<>();
    plain(methods, "upper", text -> text.toUpperCase(Locale.ROOT));
    plain(methods, "lower", text -> text.toLowerCase(Locale.ROOT));
    plain(methods, "casefold", text -> text.toLowerCase(Locale.ROOT).replace("\u00df", "ss"));
    plain(methods, "capitalize", TextMethods::capitalize);
    plain(methods, "title", TextMethods::title);
    plain(methods, "swapcase", TextMethods::swapCase);
    tests(methods);
    strips(methods);
    paddings(methods);
    TextSearch.register(methods);
    questions(methods);
    unsupported(methods);
    splits(methods);
    methods.put("replace", (text, arguments) -> {
      Arguments.Bound bound = arguments.bind("old", "new", "count");
      return replace(text, bound.text("old"), bound.text("new"), bound.integer("count", -1));
    });
    methods.put("join", (text, arguments) -> join(text,
        Items.iterate(arguments.bind("iterable").get("iterable"))));
    methods.put("format", BraceFormat::format);
    methods.put("removeprefix", (text, arguments) -> {
      String prefix = arguments.bind("prefix").text("prefix");
      return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    });
    methods.put("removesuffix", (text, arguments) -> {
      String suffix = arguments.bind("suffix").text("suffix");
      return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    });
    return methods;
  }

  private static void plain(Map<String, Methods.Method<String>> methods, String name,
      UnaryOperator<String> change) {
    methods.put(name, (text, arguments) -> {
      arguments.bind();
      return change.apply(text);
    });
  }

  private static void tests(Map<String, Methods.Method<String>> methods) {
    test(methods, "isdigit", c -> Character.isDigit(c) || SMALL_DIGITS.indexOf(c) >= 0);
    test(methods, "isdecimal", Character::isDigit);
    test(methods, "isnumeric", TextMethods::isNumeric);
    test(methods, "isalpha", Character::isLetter);
    test(methods, "isalnum", c -> Character.isLetter(c) || isNumeric(c));
    test(methods, "isspace", TextMethods::isSpace);
    cased(methods, "isupper", Character::isUpperCase, Character::isLowerCase);
    cased(methods, "islower", Character::isLowerCase, Character::isUpperCase);
  }

  private static void questions(Map<String, Methods.Method<String>> methods) {
    question(methods, "istitle", TextSearch::isTitle);
    question(methods, "isidentifier", TextSearch::isIdentifier);
    question(methods, "isprintable", TextSearch::isPrintable);
    question(methods, "isascii", text -> text.chars().allMatch(c -> c < 128));
  }

  private static void question(Map<String, Methods.Method<String>> methods, String name,
      Predicate<String> answer) {
    methods.put(name, (text, arguments) -> {
      arguments.bind();
      return answer.test(text);
    });
  }

  private static void unsupported(Map<String, Methods.Method<String>> methods) {
    for (String name : List.of("encode", "translate", "maketrans", "format_map")) {
      methods.put(name, (_, _) -> {
        throw new ExpressionException("Python's " + name + "() is not supported");
      });
    }
  }

  private static void test(Map<String, Methods.Method<String>> methods, String name,
      IntPredicate all) {
    methods.put(name, (text, arguments) -> {
      arguments.bind();
      return !text.isEmpty() && text.codePoints().allMatch(all);
    });
  }

  private static void cased(Map<String, Methods.Method<String>> methods, String name,
      IntPredicate some, IntPredicate none) {
    methods.put(name, (text, arguments) -> {
      arguments.bind();
      return text.codePoints().anyMatch(some) && text.codePoints().noneMatch(none);
    });
  }

  /** Makes the first character a capital and all others small. */
  public static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return titleCase(text.codePointAt(0)) + text.substring(first).toLowerCase(Locale.ROOT);
  }

  /** Returns a character in title case: two of them for such as sharp s. */
  private static String titleCase(int c) {
    String upper = Character.toString(c).toUpperCase(Locale.ROOT);
    boolean several = Character.toTitleCase(c) == c && length(upper) > 1;
    return several
        ? upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT)
        : Character.toString(Character.toTitleCase(c));
  }

  /** Begins each word of a text with a capital. */
  public static String title(String text) {
    StringBuilder titled = new StringBuilder();
    boolean within = false;
    for (int c : text.codePoints().toArray()) {
      String character = Character.toString(c);
      titled.append(within ? character.toLowerCase(Locale.ROOT) : titleCase(c));
      within = Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }
    return titled.toString();
  }

  private static String swapCase(String text) {
    StringBuilder swapped = new StringBuilder();
    text.codePoints()
        .forEach(c -> swapped.append(Character.isUpperCase(c)
            ? Character.toString(c).toLowerCase(Locale.ROOT)
            : Character.toString(c).toUpperCase(Locale.ROOT)));
    return swapped.toString();
  }

  private static void strips(Map<String, Methods.Method<String>> methods) {
    strip(methods, "strip", true, true);
    strip(methods, "lstrip", true, false);
    strip(methods, "rstrip", false, true);
  }

  private static void strip(Map<String, Methods.Method<String>> methods, String name,
      boolean left, boolean right) {
    methods.put(name, (text, arguments) -> {
      arguments.requirePositional();
      return strip(text, textOrNone(arguments.bind("chars"), "chars"), left, right);
    });
  }

  /**
   * Strips characters from the ends of a text.
   *
   * @param chars all of which go, or null for white space
   */
  public static String strip(String text, String chars, boolean left, boolean right) {
    IntPredicate goes = chars == null ? TextMethods::isSpace : c -> chars.indexOf(c) >= 0;
    int start = 0;
    int end = text.length();
    while (left && start < end && goes.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (right && end > start && goes.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  private static boolean isNumeric(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static void paddings(Map<String, Methods.Method<String>> methods) {
    pad(methods, "ljust", 0);
    pad(methods, "rjust", 1);
    pad(methods, "center", 2);
    methods.put("zfill", (text, arguments) -> {
      int missing = requireNarrow(arguments.bind("width").integer("width")) - length(text);
      boolean signed = text.startsWith("-") || text.startsWith("+");
      String zeros = "0".repeat(Math.max(0, missing));
      return signed ? text.charAt(0) + zeros + text.substring(1) : zeros + text;
    });
    methods.put("expandtabs", (text, arguments) -> expandTabs(text,
        arguments.bind("tabsize").integer("tabsize", 8)));
  }

  private static void pad(Map<String, Methods.Method<String>> methods, String name, int side) {
    methods.put(name, (text, arguments) -> {
      Arguments.Bound bound = arguments.bind("width", "fillchar");
      return pad(text, bound.integer("width"), bound.text("fillchar", " "), side);
    });
  }

  private static String pad(String text, int width, String fill, int side) {
    if (length(fill) != 1) {
      throw new ExpressionException("the fill character must be exactly one character long");
    }
    int missing = Math.max(0, width - length(text));
    requireNarrow(missing);
    int left = switch (side) {
      case 0 -> 0;
      case 1 -> missing;
      default -> missing / 2 + (missing & width & 1);
    };
    return fill.repeat(left) + text + fill.repeat(missing - left);
  }

  private static int requireNarrow(int width) {
    if (width > 1_000_000) {
      throw new ExpressionException("width is too large: " + width);
    }
    return width;
  }

  /** Pads a text on both sides, as {@code str.center} does. */
  public static String center(String text, int width) {
    return pad(text, width, " ", 2);
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String expandTabs(String text, int size) {
    StringBuilder expanded = new StringBuilder();
    int column = 0;
    for (int c : text.codePoints().toArray()) {
      if (c == '\t') {
        int blanks = size > 0 ? requireNarrow(size) - column % size : 0;
        Arithmetic.requireShort((long) expanded.length() + blanks);
        expanded.repeat(" ", blanks);
        column += blanks;
      } else {
        expanded.appendCodePoint(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return expanded.toString();
  }

  private static String asText(Object value, String where) {
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    throw new ExpressionException(
        where + " wants a string, got " + PythonValues.typeName(value));
  }

  private static String textOrNone(Arguments.Bound bound, String name) {
    return bound.get(name, null) == null ? null : bound.text(name);
  }

  private static void splits(Map<String, Methods.Method<String>> methods) {
    methods.put("split", (text, arguments) -> {
      Arguments.Bound bound = arguments.bind("sep", "maxsplit");
      return split(text, textOrNone(bound, "sep"), bound.integer("maxsplit", -1));
    });
    methods.put("rsplit", (text, arguments) -> {
      Arguments.Bound bound = arguments.bind("sep", "maxsplit");
      String separator = textOrNone(bound, "sep");
      return Splits.fromRight(text, separator, bound.integer("maxsplit", -1));
    });
    methods.put("splitlines", (text, arguments) -> Splits.lines(text,
        arguments.bind("keepends").truth("keepends", false)));
    methods.put("partition", (text, arguments) -> {
      String separator = arguments.bind("sep").text("sep");
      int at = text.indexOf(separator);
      return at < 0
          ? tuple(text, "", "")
          : tuple(text.substring(0, at), separator, text.substring(at + separator.length()));
    });
    methods.put("rpartition", (text, arguments) -> {
      String separator = arguments.bind("sep").text("sep");
      int at = text.lastIndexOf(separator);
      return at < 0
          ? tuple("", "", text)
          : tuple(text.substring(0, at), separator, text.substring(at + separator.length()));
    });
  }

  private static Tuple tuple(Object... items) {
    return new Tuple(List.of(items));
  }

  /** Splits a text, at white space where the separator is null; -1 for no limit. */
  public static List<Object> split(String text, String separator, int most) {
    return Splits.fromLeft(text, separator, most);
  }

  /** Replaces a part of a text at most so many times, or everywhere (-1). */
  public static String replace(String text, String part, String other, int most) {
    if (part.isEmpty()) {
      return interleaved(text, other, most);
    }
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    int left = most;
    for (int at = text.indexOf(part); at >= 0 && left != 0; at = text.indexOf(part, from)) {
      replaced.append(text, from, at).append(other);
      Arithmetic.requireShort(replaced.length());
      from = at + part.length();
      left--;
    }
    return replaced.append(text, from, text.length()).toString();
  }

  /** Puts a text before each character and at the end: what replacing an empty text does. */
  private static String interleaved(String text, String other, int most) {
    StringBuilder all = new StringBuilder();
    int left = most;
    for (String character : Items.characters(text)) {
      all.append(left == 0 ? "" : other).append(character);
      Arithmetic.requireShort(all.length());
      left -= left > 0 ? 1 : 0;
    }
    return all.append(left == 0 ? "" : other).toString();
  }

  private static String join(String separator, List<?> items) {
    List<String> texts = new ArrayList<>();
    items.forEach(item -> texts.add(asText(Missing.require(item), "join()")));
    Arithmetic.requireShort(texts.stream().mapToLong(String::length).sum()
        + (long) separator.length() * texts.size());
    return String.join(separator, texts);
  }
}
