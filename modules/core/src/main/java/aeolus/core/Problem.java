package aeolus.core;

import java.util.Objects;

/**
 * Something wrong with an input, to be shown to the user together with all others.
 *
 * @param severity whether work can go on
 * @param location where it is
 * @param message what is wrong, what was expected, what was found; lower case, no final stop
 * @param rule the stable name of the rule that is broken, empty where none has a name
 */
public record Problem(Severity severity, Location location, String message, String rule) {
  public Problem {
    Objects.requireNonNull(severity);
    Objects.requireNonNull(location);
    Objects.requireNonNull(message);
    Objects.requireNonNull(rule);
  }

  /** Whether a problem stops the work. */
  public enum Severity {
    ERROR, WARNING
  }

  /** Makes a problem that stops the work. */
  public static Problem error(Location location, String message) {
    return new Problem(Severity.ERROR, location, message, "");
  }

  /** Makes a problem that the user should know of and that stops nothing. */
  public static Problem warning(Location location, String message) {
    return new Problem(Severity.WARNING, location, message, "");
  }

  /** Tells whether it stops the work. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns the message, with the rule where it has a name. */
  public String text() {
    return rule.isEmpty() ? message : message + " (" + rule + ")";
  }

  /** Prints {@code FILE:LINE:COLUMN: [warning: ]message[ (rule)]}. */
  @Override
  public String toString() {
    return location + ": " + (isError() ? "" : "warning: ") + text();
  }
}
