package aeolus.template.library;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes characters in quotes as libyaml does, where SnakeYAML does not: each is replaced by a text
 * of the same width that SnakeYAML leaves alone, and put in when it has written.
 */
final class YamlEscapes {
  private static final char MARK = '\ue0f7';
  private static final Pattern ODD = Pattern.compile(
      "[\\x01-\\x06\\x0e-\\x1a\\x1c-\\x1f\\x7f-\\x84\\x86-\\x9f\\x{10000}-\\x{10FFFF}]");
  private static final Pattern KEPT = Pattern.compile(
      MARK + "(x[0-9A-F]{2}|U[0-9A-F]{8})");

  private YamlEscapes() {}

  /** Tells whether a text has characters that SnakeYAML writes otherwise. */
  static boolean needed(String text) {
    return ODD.matcher(text).find();
  }

  /** Replaces the characters, in a text that will be written in quotes. */
  static String keep(String text) {
    return ODD.matcher(text).replaceAll(odd -> {
      int c = odd.group().codePointAt(0);
      return MARK + String.format(Locale.ROOT, c > 0xff ? "U%08X" : "x%02X", c);
    });
  }

  /** Puts in what was replaced. */
  static String put(String yaml) {
    return KEPT.matcher(yaml)
        .replaceAll(kept -> Matcher.quoteReplacement("\\" + kept.group(1)));
  }
}
