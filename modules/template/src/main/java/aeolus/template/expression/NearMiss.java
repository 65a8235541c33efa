package aeolus.template.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
public final class NearMiss {
  private NearMiss() {}

  /** Returns {@code , did you mean "NAME"?} where one of the names is close, else nothing. */
  public static String advice(String name, Collection<String> names) {
    return closest(name, names).map(near -> ", did you mean \"" + near + "\"?").orElse("");
  }

  private static Optional<String> closest(String name, Collection<String> names) {
    int limit = name.length() < 4 ? 1 : 2;
    return names.stream()
        .filter(other -> !other.startsWith("__") && other.length() > limit)
        .filter(other -> Math.abs(other.length() - name.length()) <= limit)
        .filter(other -> distance(name, other) <= limit)
        .min(Comparator.comparingInt((String other) -> distance(name, other))
            .thenComparing(Comparator.naturalOrder()));
  }

  /** Counts the single-character edits between two words (Levenshtein). */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
