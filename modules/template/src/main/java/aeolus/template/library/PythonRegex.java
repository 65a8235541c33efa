package aeolus.template.library;

import aeolus.core.python.BoundedText;
import aeolus.template.expression.ExpressionException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of Python's {@code re} as Java's; what has another meaning is refused. */
final class PythonRegex {
  private static final Set<Character> CLASSES = Set.of('A', 'b', 'B', 'd', 'D', 's', 'S', 'w', 'W');
  private static final int MOST_STEPS = 20_000_000;

  private final String source;
  private final StringBuilder java = new StringBuilder();
  private final Map<String, String> names = new HashMap<>();
  private int at;

  private PythonRegex(String source) {
    this.source = source;
  }

  /**
   * A compiled expression.
   *
   * @param names Java's names of groups by Python's
   */
  record Compiled(Pattern pattern, Map<String, String> names) {
    /** Returns what matches a text, giving up on one that takes too long. */
    Matcher matcher(String text) {
      return pattern.matcher(new BoundedText(text, MOST_STEPS, () -> new ExpressionException(
          "the regular expression takes too long on this text")));
    }
  }

  static Compiled compile(String source, boolean ignoreCase, boolean multiline) {
    PythonRegex regex = new PythonRegex(source);
    regex.translate();
    int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS
        | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
        | (multiline ? Pattern.MULTILINE : 0);
    try {
      return new Compiled(Pattern.compile(regex.java.toString(), flags), regex.names);
    } catch (PatternSyntaxException e) {
      throw new ExpressionException("no regular expression: \"" + source + "\": "
          + e.getDescription());
    }
  }

  private void translate() {
    boolean inClass = false;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\') {
        escape(inClass);
      } else if (inClass) {
        inClass = inClass(c);
      } else if (c == '[') {
        openClass();
        inClass = true;
      } else if (c == '(' && source.startsWith("(?P", at)) {
        named();
      } else if (c == '{' && source.startsWith("{,", at)) {
        java.append("{0,");
        at += 2;
      } else if (c == '{' && !source.substring(at).matches("(?s)\\{\\d+(?:,\\d*)?\\}.*")) {
        java.append("\\{");
        at++;
      } else {
        java.append(c);
        at++;
      }
    }
  }

  private void openClass() {
    java.append('[');
    at++;
    if (source.startsWith("^", at)) {
      java.append('^');
      at++;
    }
    if (source.startsWith("]", at)) {
      java.append("\\]");
      at++;
    }
  }

  private boolean inClass(char c) {
    java.append(c == '[' || c == '&' || c == '^' ? "\\" + c : String.valueOf(c));
    at++;
    return c != ']';
  }

  private void escape(boolean inClass) {
    if (at + 1 >= source.length()) {
      throw new ExpressionException("no regular expression, it ends with a backslash");
    }
    char c = source.charAt(at + 1);
    at += 2;
    switch (c) {
      case 'Z' -> java.append("\\z");
      case 'v' -> java.append("\\x0B");
      case 'b' -> java.append(inClass ? "\\x08" : "\\b");
      case '0' -> java.append("\\x00");
      case 'a', 'f', 'n', 'r', 't', 'x', 'u' -> java.append('\\').append(c);
      default -> {
        if (Character.isLetter(c) && !CLASSES.contains(c)) {
          throw new ExpressionException("no regular expression, bad escape \\" + c);
        }
        java.append('\\').append(c);
      }
    }
  }

  private void named() {
    Matcher group = Pattern.compile("\\(\\?P(?:<(\\w+)>|=(\\w+)\\))").matcher(source);
    if (!group.find(at) || group.start() != at) {
      throw new ExpressionException("no regular expression, unknown extension (?P");
    }
    at = group.end();
    if (group.group(1) != null) {
      String name = "g" + names.size() + group.group(1).replaceAll("[^A-Za-z0-9]", "");
      names.put(group.group(1), name);
      java.append("(?<").append(name).append('>');
    } else {
      java.append("\\k<").append(names.get(group.group(2))).append('>');
    }
  }
}
