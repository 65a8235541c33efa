package aeolus.inventory;

import java.util.List;
import java.util.regex.Pattern;

/** Text handling that must be Python's. */
final class PythonText {
  private static final Pattern LINE_END = Pattern
      .compile("\r\n|[\n\r\u000b\f\u001c-\u001e\u0085\u2028\u2029]");

  private PythonText() {}

  /** Splits at all that {@code str.splitlines} takes for the end of a line. */
  static List<String> splitLines(String text) {
    return List.of(LINE_END.split(text));
  }
}
