package aeolus.zone.wire;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Strings that have a syntax of their own. */
enum FormedField implements Field {
  /** A number of X.25 (RFC 1183, section 3.1). */
  NUMBER("a number of four digits or more") {
    @Override
    boolean isRight(String text) {
      return text.matches("[0-9]{4,}");
    }
  },
  /** A substitution (RFC 3402, section 3.2). */
  EXPRESSION("a substitution such as \"!^.*$!sip:info@example.com!\" or \"\"") {
    @Override
    boolean isRight(String text) {
      return text.isEmpty() || isSubstitution(text);
    }
  };

  private static final String NO_DELIMITERS = "0123456789\\i\0";

  private final String expected;

  FormedField(String expected) {
    this.expected = expected;
  }

  abstract boolean isRight(String text);

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    int word = words.position();
    int start = out.size();
    TextField.PLAIN.read(words, out);
    String text = new String(out.data(), start + 1, out.size() - start - 1,
        StandardCharsets.ISO_8859_1);
    if (!isRight(text)) {
      throw words.wrong(word, expected);
    }
  }

  private static boolean isSubstitution(String text) {
    char delimiter = text.charAt(0);
    int middle = delimiterAt(text, 1, delimiter);
    int end = middle < 0 ? -1 : delimiterAt(text, middle + 1, delimiter);
    if (NO_DELIMITERS.indexOf(delimiter) >= 0 || end < 0
        || !text.substring(end + 1).matches("i*")) {
      return false;
    }
    try {
      int groups = Pattern.compile(text.substring(1, middle)).matcher("").groupCount();
      return highestReference(text.substring(middle + 1, end)) <= groups;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** Returns where a delimiter without a backslash is, -1 where there is none. */
  private static int delimiterAt(String text, int from, char delimiter) {
    int at = from;
    while (at < text.length() && text.charAt(at) != delimiter) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at < text.length() ? at : -1;
  }

  /** There are nine groups at most: a group 0, or one that does not exist, is a mistake. */
  private static int highestReference(String replacement) {
    int highest = 0;
    for (int at = replacement.indexOf('\\'); at >= 0; at = replacement.indexOf('\\', at + 2)) {
      int digit = replacement.charAt(at + 1) - '0';
      highest = Math.max(highest, digit == 0 ? Integer.MAX_VALUE : digit <= 9 ? digit : 0);
    }
    return highest;
  }

  @Override
  public int end(byte[] data, int at, int end) {
    return TextField.STRING.end(data, at, end);
  }

  @Override
  public void print(byte[] data, int at, int end, StringBuilder text) {
    TextField.STRING.print(data, at, end, text);
  }
}
