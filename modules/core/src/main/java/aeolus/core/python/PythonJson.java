package aeolus.core.python;

import java.util.Locale;

/** Strings as Python's {@code json} module writes them. */
public final class PythonJson {
  private PythonJson() {}

  /**
   * Appends a string with its quotes.
   *
   * @param ascii whether all that is not printable ASCII is escaped: {@code ensure_ascii}
   */
  public static void appendString(String text, boolean ascii, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i), ascii, out);
    }
    out.append('"');
  }

  private static void append(char c, boolean ascii, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (c < ' ' || (ascii && c > '~')) {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
