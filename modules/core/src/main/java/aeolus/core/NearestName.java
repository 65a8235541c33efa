package aeolus.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was meant: the one that a slip or two turn into the one that was typed. */
public final class NearestName {
  private NearestName() {}

  /** Finds it; nothing where no name is near. */
  public static Optional<String> of(String name, Collection<String> known) {
    int bound = name.length() < 3 ? 0 : name.length() < 6 ? 1 : 2;
    String lower = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(other -> distance(lower, other.toLowerCase(Locale.ROOT)) <= bound)
        .min(Comparator.comparingInt(other -> distance(lower, other.toLowerCase(Locale.ROOT))));
  }

  /** Counts the letters to insert, delete, replace or swap (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
