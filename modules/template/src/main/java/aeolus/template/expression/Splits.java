package aeolus.template.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits texts as {@code str.split}, {@code rsplit} and {@code splitlines} do. */
final class Splits {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\x1c-\\x1f\\x85]+",
      Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern LINE_END = Pattern
      .compile("\r\n|[\n\r\u000b\f\u001c-\u001e\u0085\u2028\u2029]");

  private Splits() {}

  static List<Object> fromLeft(String text, String separator, int most) {
    if (separator != null) {
      return at(text, separator, most);
    }
    List<Object> words = new ArrayList<>();
    String rest = TextMethods.strip(text, null, true, false);
    Matcher blanks = BLANKS.matcher(rest);
    int start = 0;
    while ((most < 0 || words.size() < most) && blanks.find(start)) {
      words.add(rest.substring(start, blanks.start()));
      start = blanks.end();
    }
    String last = rest.substring(start);
    if (!last.isEmpty()) {
      words.add(last);
    }
    return words;
  }

  private static List<Object> at(String text, String separator, int most) {
    requireNotEmpty(separator);
    List<Object> parts = new ArrayList<>();
    int start = 0;
    int at = text.indexOf(separator);
    while (at >= 0 && (most < 0 || parts.size() < most)) {
      parts.add(text.substring(start, at));
      start = at + separator.length();
      at = text.indexOf(separator, start);
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static void requireNotEmpty(String separator) {
    if (separator.isEmpty()) {
      throw new ExpressionException("the separator to split at is empty");
    }
  }

  static List<Object> fromRight(String text, String separator, int most) {
    String turned = new StringBuilder(text).reverse().toString();
    String other = separator == null ? null : new StringBuilder(separator).reverse().toString();
    List<Object> parts = new ArrayList<>();
    fromLeft(turned, other, most)
        .forEach(part -> parts.add(new StringBuilder((String) part).reverse().toString()));
    Collections.reverse(parts);
    return parts;
  }

  static List<Object> lines(String text, boolean keepEnds) {
    List<Object> lines = new ArrayList<>();
    Matcher end = LINE_END.matcher(text);
    int start = 0;
    while (end.find()) {
      lines.add(text.substring(start, keepEnds ? end.end() : end.start()));
      start = end.end();
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }
}
