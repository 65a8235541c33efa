package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Scope;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ansible's {@code version} test with its default, loose versions. */
final class Versions {
  private static final Pattern PART = Pattern.compile("\\d+|[a-z]+|\\.", Pattern.CASE_INSENSITIVE);

  private Versions() {}

  static Object test(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("version", "operator", "strict", "version_type");
    boolean other = (bound.get("strict", null) != null && bound.truth("strict", false))
        || !"loose".equals(bound.get("version_type", "loose"));
    if (other) {
      throw new ExpressionException("only loose versions are supported");
    }
    int order = compare(PythonText.str(value), PythonText.str(bound.get("version")));
    String operator = bound.text("operator", "eq");
    return switch (operator) {
      case "==", "=", "eq" -> order == 0;
      case "<", "lt" -> order < 0;
      case "<=", "le" -> order <= 0;
      case ">", "gt" -> order > 0;
      case ">=", "ge" -> order >= 0;
      case "!=", "<>", "ne" -> order != 0;
      default -> throw new ExpressionException("unknown operator \"" + operator + "\"");
    };
  }

  private static int compare(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      throw new ExpressionException("a version is empty");
    }
    List<String> parts = parts(one);
    List<String> others = parts(other);
    for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
      int order = comparePart(parts.get(i), others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.size(), others.size());
  }

  /** Splits as distutils' LooseVersion: digits and letters apart, dots left out. */
  private static List<String> parts(String version) {
    List<String> parts = new ArrayList<>();
    Matcher part = PART.matcher(version);
    int at = 0;
    while (part.find()) {
      add(parts, version.substring(at, part.start()));
      add(parts, part.group().equals(".") ? "" : part.group());
      at = part.end();
    }
    add(parts, version.substring(at));
    return parts;
  }

  private static void add(List<String> parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }

  private static int comparePart(String one, String other) {
    boolean number = one.matches("\\d+");
    if (number != other.matches("\\d+")) {
      throw new ExpressionException(
          "cannot compare \"" + one + "\" with \"" + other + "\" in versions");
    }
    return number
        ? new BigInteger(one).compareTo(new BigInteger(other))
        : one.compareTo(other);
  }
}
