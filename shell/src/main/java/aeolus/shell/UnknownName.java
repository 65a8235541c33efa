package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words what is wrong with a name that nothing has, helping to find the one that was meant. */
final class UnknownName {
  private static final int LISTED = 12;

  private UnknownName() {}

  /** Makes the failure of a name. */
  static AeolusException failure(String kind, String name, Collection<String> known) {
    return new AeolusException(ExitCode.INVALID_INPUT, message(kind, name, known));
  }

  /** Returns the message: with the nearest name where one is near, else with those there are. */
  static String message(String kind, String name, Collection<String> known) {
    String what = "unknown " + kind + " \"" + name + "\", ";
    Optional<String> nearest = nearest(name, known);
    if (nearest.isPresent()) {
      return what + "did you mean \"" + nearest.get() + "\"?";
    }
    return known.isEmpty() ? what + "there is none" : what + "expected one of " + listed(known);
  }

  private static String listed(Collection<String> known) {
    List<String> names = known.stream().limit(LISTED).toList();
    int more = known.size() - names.size();
    return String.join(", ", names) + (more == 0 ? "" : " and " + more + " more");
  }

  /** Finds a name that a slip or two turn into the one given. */
  private static Optional<String> nearest(String name, Collection<String> known) {
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
