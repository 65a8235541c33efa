package aeolus.inventory;

import aeolus.core.python.BoundedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Splits, orders and compiles the parts of a host pattern. */
final class HostPatterns {
  private static final int MOST_LOOKS = 5_000_000;

  private HostPatterns() {}

  /** Splits at commas, or where there is none at colons, unless it is one address or range. */
  static List<String> split(String pattern) {
    if (pattern.indexOf(',') >= 0) {
      return stripped(List.of(pattern.split(",")));
    }
    if (HostAddress.parse(pattern) != null) {
      return stripped(List.of(pattern));
    }
    return stripped(partsBetweenColons(pattern));
  }

  /** Splits at blanks, colons and single brackets, but not within a pair of brackets. */
  private static List<String> partsBetweenColons(String pattern) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int close = c == '[' ? pattern.indexOf(']', at) : -1;
      if (close > 0) {
        at = close + 1;
      } else {
        boolean separates = Character.isWhitespace(c) || ":[]".indexOf(c) >= 0;
        if (separates) {
          parts.add(pattern.substring(start, at));
          start = at + 1;
        }
        at++;
      }
    }
    parts.add(pattern.substring(start));
    return parts;
  }

  private static List<String> stripped(List<String> parts) {
    return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  /** Puts what adds first, then intersections, then exclusions; nothing to add means all. */
  static List<String> ordered(List<String> patterns) {
    List<String> ordered = new ArrayList<>();
    patterns.stream()
        .filter(p -> !p.isEmpty() && p.charAt(0) != '!' && p.charAt(0) != '&')
        .forEach(ordered::add);
    if (ordered.isEmpty()) {
      ordered.add("all");
    }
    patterns.stream().filter(p -> p.startsWith("&")).forEach(ordered::add);
    patterns.stream().filter(p -> p.startsWith("!")).forEach(ordered::add);
    return ordered;
  }

  /** Tells whether it is tried on hosts even where it matches groups. */
  static boolean isWild(String pattern) {
    return pattern.startsWith("~") || pattern.chars().anyMatch(c -> ".?*[".indexOf(c) >= 0);
  }

  /**
   * Compiles a shell pattern or, after a tilde, a regular expression tied to the start only.
   *
   * @throws IllegalArgumentException where the regular expression is wrong
   */
  static Predicate<String> matcher(String pattern) {
    if (pattern.startsWith("~")) {
      Pattern regex = compile(pattern.substring(1));
      return name -> regex.matcher(bounded(name)).lookingAt();
    }
    if (!isWild(pattern)) {
      return pattern::equals;
    }
    Pattern glob = Pattern.compile(Glob.toRegex(pattern), Pattern.DOTALL);
    return name -> glob.matcher(bounded(name)).matches();
  }

  private static BoundedText bounded(String name) {
    return new BoundedText(name, MOST_LOOKS, () -> new IllegalArgumentException(
        "the pattern takes too long on \"" + name + "\""));
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(javaRegex(regex), Pattern.UNICODE_CHARACTER_CLASS);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("invalid regular expression \"" + regex + "\": "
          + e.getDescription() + " at character " + (e.getIndex() + 1), e);
    }
  }

  /** Translates where Python's syntax differs: named groups, the end, brackets within brackets. */
  private static String javaRegex(String regex) {
    StringBuilder out = new StringBuilder();
    int classStart = -1;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\' && i + 1 < regex.length()) {
        out.append(c).append(regex.charAt(i + 1) == 'Z' ? 'z' : regex.charAt(i + 1));
        i++;
      } else if (classStart < 0) {
        classStart = c == '[' ? i + 1 : -1;
        out.append(c);
      } else if (c == '^' && i == classStart) {
        classStart++;
        out.append(c);
      } else if (c == ']' && i > classStart) {
        classStart = -1;
        out.append(c);
      } else {
        out.append(c == '[' || c == ']' || c == '&' ? "\\" : "").append(c);
      }
    }
    return out.toString().replace("(?P<", "(?<");
  }
}
