package aeolus.template.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's escapes in strings (language reference 2.4.1); an unknown one stays as it is. */
final class Escapes {
  private static final Pattern ESCAPE = Pattern.compile(
      "(?s)\\\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\\n)|(.))");

  private Escapes() {}

  /**
   * Returns the text that a string stands for.
   *
   * @param offset where it is, for errors
   */
  static String decode(String written, int offset) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    Matcher escape = ESCAPE.matcher(written);
    StringBuilder text = new StringBuilder();
    while (escape.find()) {
      escape.appendReplacement(text, "");
      text.append(meaning(escape, offset + escape.start()));
    }
    return escape.appendTail(text).toString();
  }

  private static String meaning(Matcher escape, int offset) {
    if (escape.group(1) != null) {
      return Character.toString(Integer.parseInt(escape.group(1), 8));
    }
    for (int group = 2; group <= 4; group++) {
      if (escape.group(group) != null) {
        return character(escape.group(group), offset);
      }
    }
    return escape.group(5) != null ? "" : simple(escape.group(6), offset);
  }

  private static String character(String digits, int offset) {
    long code = Long.parseLong(digits, 16);
    if (code > Character.MAX_CODE_POINT) {
      throw new SyntaxException("no such character: \\U" + digits, offset);
    }
    return Character.toString((int) code);
  }

  private static String simple(String character, int offset) {
    return switch (character) {
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "\r";
      case "a" -> "\u0007";
      case "b" -> "\b";
      case "f" -> "\f";
      case "v" -> "\u000b";
      case "\\", "'", "\"" -> character;
      case "x", "u", "U", "N" -> throw new SyntaxException(
          "bad escape in string: \\" + character, offset);
      default -> "\\" + character;
    };
  }

  /** Writes characters outside of ASCII as escapes, as {@code ascii()} does. */
  static String ascii(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> escaped.append(c < 0x80
            ? Character.toString(c)
            : c < 0x100
                ? "\\x%02x".formatted(c)
                : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c)));
    return escaped.toString();
  }
}
