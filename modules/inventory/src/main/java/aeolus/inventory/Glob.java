package aeolus.inventory;

import java.util.regex.Pattern;

/** Translates shell patterns into regular expressions as Python's fnmatch does. */
final class Glob {
  private Glob() {}

  static String toRegex(String glob) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < glob.length()) {
      char c = glob.charAt(i++);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '[' -> {
          int end = closing(glob, i);
          regex.append(end < 0 ? "\\[" : set(glob.substring(i, end)));
          i = end < 0 ? i : end + 1;
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  /** Finds the bracket that closes a set; one right after the start belongs to the set. */
  private static int closing(String glob, int start) {
    int from = start;
    if (from < glob.length() && glob.charAt(from) == '!') {
      from++;
    }
    if (from < glob.length() && glob.charAt(from) == ']') {
      from++;
    }
    return glob.indexOf(']', from);
  }

  private static String set(String content) {
    boolean negated = content.startsWith("!");
    StringBuilder set = new StringBuilder(negated ? "[^" : "[");
    String members = negated ? content.substring(1) : content;
    int written = 0;
    for (int i = 0; i < members.length(); i++) {
      boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
      if (range && members.charAt(i) > members.charAt(i + 2)) {
        i += 2;
        continue;
      }
      set.append(escaped(members.charAt(i)));
      if (range) {
        set.append('-').append(escaped(members.charAt(i + 2)));
        i += 2;
      }
      written++;
    }
    if (written == 0) {
      return negated ? "." : "(?!)";
    }
    return set.append(']').toString();
  }

  private static String escaped(char c) {
    return Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
  }
}
