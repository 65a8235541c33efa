package aeolus.template.library;

import aeolus.core.python.PythonText;
import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.Callable;
import aeolus.template.expression.ExpressionException;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Items;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import aeolus.template.expression.TextMethods;
import aeolus.template.expression.UndefinedException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Ansible's filters of single values. */
final class AnsibleValues {
  static final Set<String> TRUE = Set.of("y", "yes", "on", "1", "true", "t");
  static final Set<String> FALSE = Set.of("n", "no", "off", "0", "false", "f");

  private AnsibleValues() {}

  static void register(Map<String, Filter> filters) {
    filters.put("bool", AnsibleValues::bool);
    filters.put("ternary", AnsibleValues::ternary);
    filters.put("mandatory", Filter.ofMissing(AnsibleValues::mandatory));
    filters.put("type_debug", (value, arguments, _) -> {
      arguments.bind();
      return typeName(value);
    });
    filters.put("extract", AnsibleValues::extract);
    filters.put("split", (value, arguments, _) -> {
      Arguments.Bound bound = arguments.bind("sep", "maxsplit");
      Object separator = bound.get("sep", null);
      return TextMethods.split(text(value), separator == null ? null : text(separator),
          bound.integer("maxsplit", -1));
    });
    filters.put("comment", Comments::apply);
  }

  static String text(Object value) {
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    throw new ExpressionException("expected a string, got " + PythonValues.typeName(value));
  }

  /** Ansible's {@code bool}, which takes all that it does not know for false. */
  private static Object bool(Object value, Arguments arguments, Scope scope) {
    arguments.bind();
    if (value == null || value instanceof Boolean) {
      return value;
    }
    Object known = value instanceof CharSequence text
        ? text.toString().toLowerCase(Locale.ROOT)
        : value;
    return known instanceof String word
        ? Set.of("yes", "on", "1", "true").contains(word)
        : PythonValues.equal(known, 1L);
  }

  private static Object ternary(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("true_val", "false_val", "none_val");
    if (value == null && bound.get("none_val", null) != null) {
      return bound.get("none_val");
    }
    return bound.raw(PythonValues.isTrue(value) ? "true_val" : "false_val", null);
  }

  private static Object mandatory(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("msg");
    if (value instanceof Missing missing) {
      if (bound.get("msg", null) != null) {
        throw new UndefinedException(PythonText.str(bound.get("msg")));
      }
      throw missing.exception();
    }
    return value;
  }

  private static String typeName(Object value) {
    return value instanceof Callable ? "function" : PythonValues.typeName(value);
  }

  /** Ansible's {@code key | extract(container, morekeys)}. */
  private static Object extract(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("container", "morekeys");
    Object found = Items.item(bound.get("container"), value, "the container");
    Object more = bound.get("morekeys", null);
    if (more == null) {
      return found;
    }
    for (Object key : more instanceof List<?> list ? list : List.of(more)) {
      found = Items.item(Missing.require(found), key, "the value");
    }
    return found;
  }
}
