package aeolus.template.jinja;

import aeolus.core.python.PythonLiteral;
import aeolus.core.python.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of a variable that is a template, and what Ansible makes of what it renders to. */
final class RenderedText {
  private static final Pattern ONLY_NAME = Pattern.compile("\\{\\{\\s*(\\w+)\\s*\\}\\}\\n?");

  /** What makes an opening mark of a brace that is before it. */
  private static final String MARKS = "{%#";

  private final String text;

  RenderedText(String text) {
    this.text = text;
  }

  /** Tells whether a text is rendered at all. */
  static boolean isTemplate(String text) {
    int last = text.length() - 1;
    for (int at = text.indexOf('{'); at >= 0 && at < last; at = text.indexOf('{', at + 1)) {
      if (MARKS.indexOf(text.charAt(at + 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the name where a text is {@code {{ name }}} and nothing else, or null. */
  static String onlyName(String text) {
    Matcher matcher = ONLY_NAME.matcher(text);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** Returns the template to render, without the newline at its end that Jinja2 takes off. */
  String template() {
    String template = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return LiteralBackslashes.in(template);
  }

  /** Returns the value that a template's output stands for. */
  Object value(String output) {
    Object value = PythonLiteral.ofOutput(output);
    return value instanceof String ? output + "\n".repeat(missingNewlines(output)) : value;
  }

  private int missingNewlines(String output) {
    return Math.max(0, newlines(text) - newlines(output));
  }

  private static int newlines(String text) {
    int at = text.length();
    while (at > 0 && text.charAt(at - 1) == '\n') {
      at--;
    }
    return text.length() - at;
  }

  /** Returns a list of other items that is a tuple where the list is. */
  static List<Object> map(List<?> list, Function<Object, Object> change) {
    List<Object> changed = new ArrayList<>();
    list.forEach(item -> changed.add(change.apply(item)));
    return list instanceof Tuple ? new Tuple(changed) : changed;
  }
}
