package aeolus.ssh;

/** OpenSSH's patterns, as ssh_config(5) describes them: {@code *} and {@code ?}. */
final class Glob {
  private Glob() {}

  /** Compares without regular expressions, whose run time a hostile file could blow up. */
  static boolean matches(String pattern, String name) {
    int star = -1;
    int retry = 0;
    int p = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++retry;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }

  /** Tells whether one of the patterns matches and none that begins with {@code !} does. */
  static boolean matchesList(Iterable<String> patterns, String name) {
    boolean found = false;
    for (String pattern : patterns) {
      boolean negated = pattern.startsWith("!");
      if (matches(negated ? pattern.substring(1) : pattern, name)) {
        if (negated) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }
}
