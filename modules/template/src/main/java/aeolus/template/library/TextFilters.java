package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.core.python.Tuple;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Operators;
import aeolus.template.expression.Scope;
import aeolus.template.expression.TextMethods;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Jinja2's filters of texts. */
final class TextFilters {
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern WORD_START = Pattern.compile("([-\\s({\\[<]+)",
      Pattern.UNICODE_CHARACTER_CLASS);
  private static final String URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
      + "0123456789_.-~";

  private TextFilters() {}

  static void register(Map<String, Filter> filters) {
    plain(filters, "upper", text -> text.toUpperCase(Locale.ROOT));
    plain(filters, "lower", text -> text.toLowerCase(Locale.ROOT));
    plain(filters, "capitalize", TextMethods::capitalize);
    plain(filters, "title", TextFilters::title);
    plain(filters, "string", text -> text);
    filters.put("wordcount", (value, arguments, _) -> {
      arguments.bind();
      return WORD.matcher(PythonText.str(value)).results().count();
    });
    filters.put("trim", TextFilters::trim);
    filters.put("replace", TextFilters::replace);
    filters.put("format", TextFilters::format);
    filters.put("truncate", TextFilters::truncate);
    filters.put("center", (value, arguments, _) -> TextMethods.center(PythonText.str(value),
        arguments.bind("width").integer("width", 80)));
    filters.put("indent", TextFilters::indent);
    filters.put("urlencode", TextFilters::urlEncode);
    filters.put("wordwrap", WordWrap::apply);
  }

  private static void plain(Map<String, Filter> filters, String name,
      UnaryOperator<String> change) {
    filters.put(name, (value, arguments, _) -> {
      arguments.bind();
      return change.apply(PythonText.str(value));
    });
  }

  private static String title(String text) {
    StringBuilder titled = new StringBuilder();
    Matcher gap = WORD_START.matcher(text);
    int at = 0;
    while (gap.find()) {
      titled.append(word(text.substring(at, gap.start()))).append(gap.group());
      at = gap.end();
    }
    return titled.append(word(text.substring(at))).toString();
  }

  private static String word(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT)
            + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String trim(Object value, Arguments arguments, Scope scope) {
    Object chars = arguments.bind("chars").get("chars", null);
    return TextMethods.strip(PythonText.str(value),
        chars == null ? null : AnsibleValues.text(chars),
        true, true);
  }

  private static String replace(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("old", "new", "count");
    return TextMethods.replace(PythonText.str(value), PythonText.str(bound.get("old")),
        PythonText.str(bound.get("new")), bound.integer("count", -1));
  }

  private static Object format(Object value, Arguments arguments, Scope scope) {
    arguments.positional().forEach(Missing::require);
    if (!arguments.named().isEmpty()) {
      if (!arguments.positional().isEmpty()) {
        throw new ExpressionException("values with and without names cannot be mixed");
      }
      return Operators.remainder(PythonText.str(value), arguments.named());
    }
    return Operators.remainder(PythonText.str(value), new Tuple(arguments.positional()));
  }

  private static String truncate(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("length", "killwords", "end", "leeway");
    String text = AnsibleValues.text(value);
    int length = bound.integer("length", 255);
    String end = bound.text("end", "...");
    int leeway = bound.integer("leeway", 5);
    int size = text.codePointCount(0, text.length());
    if (length < end.length()) {
      throw new ExpressionException("expected length >= " + end.length() + ", got " + length);
    }
    if (size <= length + leeway) {
      return text;
    }
    String cut = text.substring(0, text.offsetByCodePoints(0, length - end.length()));
    if (bound.truth("killwords", false)) {
      return cut + end;
    }
    int blank = cut.lastIndexOf(' ');
    return (blank < 0 ? cut : cut.substring(0, blank)) + end;
  }

  private static String indent(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("width", "first", "blank");
    Object width = bound.get("width", 4L);
    String indention = width instanceof CharSequence text
        ? text.toString()
        : " ".repeat(Math.max(0, bound.integer("width", 4)));
    boolean blank = bound.truth("blank", false);
    String text = AnsibleValues.text(value);
    List<String> lines = new ArrayList<>(PythonText.splitLines(text + "\n"));
    String first = lines.isEmpty() ? "" : lines.removeFirst();
    String rest = lines.stream()
        .map(line -> blank || !line.isEmpty() ? indention + line : line)
        .collect(Collectors.joining("\n"));
    String whole = lines.isEmpty() ? first : first + "\n" + rest;
    return bound.truth("first", false) ? indention + whole : whole;
  }

  private static String urlEncode(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    if (value instanceof CharSequence || PythonValues.isNumber(value) || value == null) {
      return quoted(PythonText.str(value), URL_SAFE + "/");
    }
    List<?> pairs = value instanceof Map<?, ?> map ? Items.pairs(map) : Items.iterate(value);
    return pairs.stream()
        .map(Items::iterate)
        .map(pair -> query(pair.get(0)) + "=" + query(pair.get(1)))
        .collect(Collectors.joining("&"));
  }

  private static String query(Object value) {
    return quoted(PythonText.str(value), URL_SAFE).replace("%20", "+");
  }

  private static String quoted(String text, String safe) {
    StringBuilder quoted = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0 && safe.indexOf(octet) >= 0) {
        quoted.append((char) octet);
      } else {
        quoted.append('%').append(String.format(Locale.ROOT, "%02X", octet & 0xff));
      }
    }
    return quoted.toString();
  }
}
