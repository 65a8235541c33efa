package aeolus.zone.generate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Patterns of names, in which {@code *} stands for any characters and {@code ?} for one. */
public final class NamePatterns {
  private final List<Pattern> patterns;

  private NamePatterns(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  /** Takes patterns of names, with or without final dot; case does not count. */
  public static NamePatterns of(List<String> patterns) {
    return new NamePatterns(patterns.stream()
        .map(NamePatterns::plain)
        .map(pattern -> pattern.replaceAll("\\*+", "*"))
        .map(pattern -> Pattern.compile(regex(pattern)))
        .toList());
  }

  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    pattern.chars().forEach(c -> regex.append(switch (c) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(Character.toString(c));
    }));
    return regex.toString();
  }

  /** Tells whether a name, with or without final dot, is like one of the patterns. */
  public boolean matches(String name) {
    String plain = plain(name);
    return patterns.stream().anyMatch(pattern -> pattern.matcher(plain).matches());
  }
}
