package aeolus.template.jinja;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Doubles the backslashes in the strings of a template's expressions: in a variable they mean
 * themselves, as with Ansible, so that a regular expression needs no more of them than usual.
 */
final class LiteralBackslashes {
  private static final Pattern PIECE = Pattern.compile("(?s)\\{#.*?#\\}"
      + "|\\{%[-+]?\\s*raw\\s*[-+]?%\\}.*?\\{%[-+]?\\s*endraw\\s*[-+]?%\\}|\\{%.*?%\\}"
      + "|(\\{\\{(?:'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|(?!\\}\\}).)*+\\}\\})");
  private static final Pattern STRING = Pattern
      .compile("(?s)'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"");

  private LiteralBackslashes() {}

  static String in(String template) {
    if (template.indexOf('\\') < 0) {
      return template;
    }
    return PIECE.matcher(template)
        .replaceAll(piece -> Matcher.quoteReplacement(
            piece.group(1) == null ? piece.group() : doubled(piece.group(1))));
  }

  private static String doubled(String expression) {
    return STRING.matcher(expression)
        .replaceAll(string -> Matcher.quoteReplacement(string.group().replace("\\", "\\\\")));
  }
}
