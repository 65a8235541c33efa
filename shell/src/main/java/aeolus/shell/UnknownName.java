package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.NearestName;
import java.util.Collection;
import java.util.List;
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
    Optional<String> nearest = NearestName.of(name, known);
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
}
