package aeolus.ssh;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expands what ssh_config(5) calls tokens, in file names. */
final class Tokens {
  private static final Pattern TOKEN = Pattern.compile("%(.?)|\\$\\{([^}]*)}");

  private final Map<String, String> values;

  /** Takes the values by letter. */
  Tokens(Map<String, String> values) {
    this.values = values;
  }

  /** Returns a file name with a leading tilde replaced by the user's home. */
  static String home(String text) {
    return text.equals("~") || text.startsWith("~/")
        ? System.getProperty("user.home") + text.substring(1)
        : text;
  }

  /**
   * Returns a text with its tokens and variables replaced.
   *
   * @throws IllegalArgumentException where one has no value here
   */
  String expand(String text) {
    return TOKEN.matcher(home(text))
        .replaceAll(found -> Matcher.quoteReplacement(value(text, found.group(1), found.group(2))));
  }

  private String value(String text, String letter, String variable) {
    String value = letter == null ? System.getenv(variable) : values.get(letter);
    if (value == null) {
      throw new IllegalArgumentException((letter == null
          ? "the variable " + variable + " is not set, in \""
          : "the token %" + letter + " is not supported, in \"") + text + "\"");
    }
    return value;
  }
}
