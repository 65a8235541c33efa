package aeolus.template.expression;

import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
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
    searches(methods);
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
    return Character.toString(Character.toTitleCase(text.codePointAt(0)))
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  private static String title(String text) {
    StringBuilder titled = new StringBuilder();
    boolean within = false;
    for (int c : text.codePoints().toArray()) {
      titled.appendCodePoint(within ? Character.toLowerCase(c) : Character.toTitleCase(c));
      within = Character.isLetter(c);
    }
    return titled.toString();
  }

  private static String swapCase(String text) {
    StringBuilder swapped = new StringBuilder();
    text.codePoints()
        .forEach(c -> swapped.appendCodePoint(
            Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)));
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
      Object chars = arguments.bind("chars").get("chars", null);
      return strip(text, (String) chars, left, right);
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
      int missing = arguments.bind("width").integer("width") - length(text);
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
    if (missing > 1_000_000) {
      throw new ExpressionException("width is too large: " + width);
    }
    int left = switch (side) {
      case 0 -> 0;
      case 1 -> missing;
      default -> missing / 2 + (missing & width & 1);
    };
    return fill.repeat(left) + text + fill.repeat(missing - left);
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
        int blanks = size > 0 ? size - column % size : 0;
        expanded.repeat(" ", blanks);
        column += blanks;
      } else {
        expanded.appendCodePoint(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return expanded.toString();
  }

  private static void searches(Map<String, Methods.Method<String>> methods) {
    affix(methods, "startswith", String::startsWith);
    affix(methods, "endswith", String::endsWith);
    methods.put("find", (text, arguments) -> find(text, arguments, false));
    methods.put("rfind", (text, arguments) -> find(text, arguments, true));
    methods.put("index", (text, arguments) -> found(find(text, arguments, false)));
    methods.put("rindex", (text, arguments) -> found(find(text, arguments, true)));
    methods.put("count", (text, arguments) -> {
      String part = arguments.bind("sub").text("sub");
      return part.isEmpty() ? (Object) (length(text) + 1L) : count(text, part);
    });
  }

  private static Object count(String text, String part) {
    long count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static long found(long at) {
    if (at < 0) {
      throw new ExpressionException("substring not found");
    }
    return at;
  }

  private static long find(String text, Arguments arguments, boolean last) {
    Arguments.Bound bound = arguments.bind("sub", "start", "end");
    if (last && bound.has("start")) {
      throw new ExpressionException("rfind() with a start is not supported");
    }
    String within = (String) Items.slice(text, 0L, bound.get("end", null), null);
    int start = Math.min(within.length(),
        within.offsetByCodePoints(0, Math.clamp((long) bound.integer("start", 0), 0,
            length(within))));
    String part = bound.text("sub");
    int at = last ? within.lastIndexOf(part) : within.indexOf(part, start);
    return at < 0 ? -1 : within.codePointCount(0, at);
  }

  /** Whether a text begins or ends with another. */
  @FunctionalInterface
  private interface Affix {
    boolean has(String text, String affix);
  }

  private static void affix(Map<String, Methods.Method<String>> methods, String name, Affix affix) {
    methods.put(name, (text, arguments) -> {
      Object wanted = arguments.bind("affix").get("affix");
      List<?> any = wanted instanceof Tuple tuple ? tuple : List.of(wanted);
      return any.stream().anyMatch(one -> affix.has(text, asText(one, name + "()")));
    });
  }

  private static String asText(Object value, String where) {
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    throw new ExpressionException(
        where + " wants a string, got " + PythonValues.typeName(value));
  }

  private static void splits(Map<String, Methods.Method<String>> methods) {
    methods.put("split", (text, arguments) -> {
      Arguments.Bound bound = arguments.bind("sep", "maxsplit");
      return split(text, (String) bound.get("sep", null), bound.integer("maxsplit", -1));
    });
    methods.put("rsplit", (text, arguments) -> {
      Arguments.Bound bound = arguments.bind("sep", "maxsplit");
      String separator = (String) bound.get("sep", null);
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
    if (most < 0) {
      return text.replace(part, other);
    }
    StringBuilder replaced = new StringBuilder();
    int done = 0;
    int at = text.indexOf(part);
    int from = 0;
    for (; at >= 0 && done < most; done++) {
      replaced.append(text, from, at).append(other);
      from = at + part.length();
      if (part.isEmpty()) {
        if (at >= text.length()) {
          break;
        }
        replaced.append(text.charAt(at));
        from = at + 1;
        at = at + 1;
      } else {
        at = text.indexOf(part, from);
      }
    }
    return replaced.append(text, Math.min(from, text.length()), text.length()).toString();
  }

  private static String join(String separator, List<?> items) {
    List<String> texts = new ArrayList<>();
    items.forEach(item -> texts.add(asText(Missing.require(item), "join()")));
    return String.join(separator, texts);
  }
}
