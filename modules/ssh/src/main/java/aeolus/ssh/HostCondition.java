package aeolus.ssh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** For which hosts a part of an ssh_config(5) file holds. */
sealed interface HostCondition {
  /** Tells whether it holds, given the settings made so far. */
  boolean holds(Asked asked, SshSettings soFar);

  /**
   * What a host is looked up by.
   *
   * @param host as the user named it
   * @param localUser who runs this process
   */
  record Asked(String host, String localUser) {}

  /** Whatever stands before the first Host or Match. */
  record Always() implements HostCondition {
    @Override
    public boolean holds(Asked asked, SshSettings soFar) {
      return true;
    }
  }

  /** A Host line. */
  record Named(List<String> patterns) implements HostCondition {
    @Override
    public boolean holds(Asked asked, SshSettings soFar) {
      return Glob.matchesList(patterns, asked.host());
    }
  }

  /** A criterion of a Match line. */
  record Criterion(String name, boolean negated, List<String> patterns) {
    boolean holds(Asked asked, SshSettings soFar) {
      return negated != switch (name) {
        case "all" -> true;
        case "host" -> matches(hostName(asked, soFar).toLowerCase(Locale.ROOT), true);
        case "originalhost" -> matches(asked.host().toLowerCase(Locale.ROOT), true);
        case "user" -> matches(soFar.one("user").orElse(asked.localUser()), false);
        case "localuser" -> matches(asked.localUser(), false);
        default -> throw new IllegalStateException(name);
      };
    }

    private static String hostName(Asked asked, SshSettings soFar) {
      return soFar.one("hostname")
          .map(name -> name.replace("%h", asked.host()).replace("%%", "%"))
          .orElse(asked.host());
    }

    private boolean matches(String text, boolean lower) {
      return Glob.matchesList(
          lower ? patterns.stream().map(p -> p.toLowerCase(Locale.ROOT)).toList() : patterns,
          text);
    }
  }

  /** A Match line. */
  record Matched(List<Criterion> criteria) implements HostCondition {
    @Override
    public boolean holds(Asked asked, SshSettings soFar) {
      return criteria.stream().allMatch(criterion -> criterion.holds(asked, soFar));
    }
  }

  /** A Match line that asks for what is not done here. */
  record Never() implements HostCondition {
    @Override
    public boolean holds(Asked asked, SshSettings soFar) {
      return false;
    }
  }

  /** A Match line is one of these that is not looked at here. */
  final class Unsupported extends Exception {
    private static final long serialVersionUID = 1L;

    Unsupported(String criterion) {
      super(criterion);
    }
  }

  /**
   * Reads the words of a Match line.
   *
   * @throws IllegalArgumentException where they are wrong
   * @throws Unsupported where they are right, and name what is not done here
   */
  static HostCondition match(List<String> words) throws Unsupported {
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean negated = words.get(i).startsWith("!");
      String[] parts = words.get(i).substring(negated ? 1 : 0).split("=", 2);
      String name = parts[0].toLowerCase(Locale.ROOT);
      boolean takesValue = takesValue(name);
      if (takesValue && parts.length == 1 && ++i == words.size()) {
        throw new IllegalArgumentException("expected a pattern after " + name);
      }
      String value = !takesValue ? "" : parts.length == 2 ? parts[1] : words.get(i);
      criteria.add(new Criterion(name, negated, Arrays.asList(value.split(","))));
    }
    return checked(criteria);
  }

  private static boolean takesValue(String name) {
    return switch (name) {
      case "all", "canonical", "final" -> false;
      case "host", "originalhost", "user", "localuser", "exec", "tagged", "localnetwork" -> true;
      default -> throw new IllegalArgumentException(
          "unknown criterion of Match, expected all, host, originalhost, user or localuser, got \""
              + name + "\"");
    };
  }

  private static HostCondition checked(List<Criterion> criteria) throws Unsupported {
    if (criteria.isEmpty()) {
      throw new IllegalArgumentException("expected a criterion after Match");
    }
    for (Criterion criterion : criteria) {
      switch (criterion.name()) {
        case "exec", "tagged", "localnetwork", "canonical", "final" ->
          throw new Unsupported(criterion.name());
        default -> {
          // Done here.
        }
      }
    }
    return new Matched(criteria);
  }
}
