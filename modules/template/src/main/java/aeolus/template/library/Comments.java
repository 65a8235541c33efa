package aeolus.template.library;

import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Scope;
import java.util.HashMap;
import java.util.Map;

/** Ansible's {@code comment}: puts a text into a comment of a configuration file. */
final class Comments {
  private static final Map<String, Map<String, String>> STYLES = Map.of(
      "plain", Map.of("decoration", "# "),
      "erlang", Map.of("decoration", "% "),
      "c", Map.of("decoration", "// "),
      "cblock", Map.of("beginning", "/*", "decoration", " * ", "end", " */"),
      "xml", Map.of("beginning", "<!--", "decoration", " - ", "end", "-->"));

  private Comments() {}

  static Object apply(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("style", "newline", "beginning", "prefix",
        "prefix_count", "decoration", "postfix", "postfix_count", "end");
    String style = bound.text("style", "plain");
    if (!STYLES.containsKey(style)) {
      throw new ExpressionException("unknown style \"" + style + "\"");
    }
    Map<String, String> parts = new HashMap<>(STYLES.get(style));
    for (String part : new String[] {"beginning", "prefix", "decoration", "postfix", "end"}) {
      if (bound.has(part)) {
        parts.put(part, bound.text(part));
      }
    }
    String newline = bound.text("newline", "\n");
    String decoration = parts.get("decoration");
    return after(parts.get("beginning"), newline)
        + prefix(parts.getOrDefault("prefix", decoration.stripTrailing()),
            bound.integer("prefix_count", 1), newline)
        + decorated(AnsibleValues.text(value), decoration, newline)
        + (newline + parts.getOrDefault("postfix", decoration.stripTrailing()))
            .repeat(Math.max(0, bound.integer("postfix_count", 1)))
        + before(parts.get("end"), newline);
  }

  private static String after(String text, String newline) {
    return text == null || text.isEmpty() ? "" : text + newline;
  }

  private static String before(String text, String newline) {
    return text == null || text.isEmpty() ? "" : newline + text;
  }

  private static String prefix(String prefix, int count, String newline) {
    String line = prefix.isEmpty() || prefix.equals(newline) ? prefix : prefix + newline;
    return line.repeat(Math.max(0, count));
  }

  private static String decorated(String text, String decoration, String newline) {
    return (decoration + text.replace(newline, newline + decoration))
        .replace(decoration + newline, decoration.stripTrailing() + newline);
  }
}
