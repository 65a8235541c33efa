package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.UnknownTokenException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A name that stands for nothing was used. */
final class Undefined extends UnknownTokenException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String pattern;

  private Undefined(String name, String problem, String pattern) {
    super(name, -1, -1);
    this.problem = problem;
    this.pattern = pattern;
  }

  /** Says what is wrong, in words for the user. */
  String problem() {
    return problem;
  }

  /** Returns the pattern that finds the name in the template, as its only group. */
  String pattern() {
    return pattern;
  }

  static Undefined variable(String name, JinjavaInterpreter interpreter) {
    Set<String> known = Scopes.names(interpreter);
    return new Undefined(name, unknown("variable", name, known), word(name));
  }

  static Undefined parameter(String name) {
    return new Undefined(name, "macro called without its parameter \"" + name + "\"", word(name));
  }

  static Undefined filter(String name, JinjavaInterpreter interpreter) {
    Set<String> known = new LinkedHashSet<>();
    interpreter.getContext().getAllFilters().forEach(filter -> known.add(filter.getName()));
    return new Undefined(name, unknown("filter", name, known),
        "\\|\\s*(" + Pattern.quote(name) + "\\b)");
  }

  static Undefined test(String name, JinjavaInterpreter interpreter) {
    Set<String> known = new LinkedHashSet<>();
    interpreter.getContext().getAllExpTests().forEach(test -> known.add(test.getName()));
    return new Undefined(name, unknown("test", name, known),
        "\\bis\\s+(?:not\\s+)?(" + Pattern.quote(name) + "\\b)");
  }

  static Undefined function(String name, JinjavaInterpreter interpreter) {
    return new Undefined(name, unknown("macro or function", name, Scopes.callables(interpreter)),
        "(?<![\\w.])(" + Pattern.quote(name) + ")\\s*\\(");
  }

  static Undefined method(String name) {
    return new Undefined(name, "unknown macro or method \"" + name + "\"",
        "\\.\\s*(" + Pattern.quote(name) + ")\\s*\\(");
  }

  /**
   * Makes a complaint about a missing key or index.
   *
   * @param of what was to have it, as the template calls it
   * @param pattern finds it in the template
   */
  static Undefined key(String name, String of, Collection<String> known, String pattern) {
    return new Undefined(name,
        "unknown key \"" + name + "\" in " + of + NearMiss.advice(name, known), pattern);
  }

  static Undefined item(Object index, String of, int size, String pattern) {
    return new Undefined(String.valueOf(index),
        "no item " + index + " in " + of + ", which has " + size, pattern);
  }

  static Undefined ofNothing(String name, String of, String pattern) {
    return new Undefined(name, "no \"" + name + "\" in " + of + ", which has no value", pattern);
  }

  private static String unknown(String what, String name, Collection<String> known) {
    return "unknown " + what + " \"" + name + "\"" + NearMiss.advice(name, known);
  }

  private static String word(String name) {
    return "(?<![\\w.])(" + Pattern.quote(name) + ")(?!\\w)";
  }
}
