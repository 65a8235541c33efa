package aeolus.template.library;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.Arguments;
import aeolus.template.expression.Filter;
import aeolus.template.expression.Missing;
import aeolus.template.expression.Scope;
import java.util.Map;

/** What deals with values that may not be defined. */
final class DefinedFilters {
  private DefinedFilters() {}

  static void register(Map<String, Filter> filters, Map<String, Filter> tests) {
    filters.put("default", Filter.ofMissing(DefinedFilters::defaulted));
    filters.put("d", Filter.ofMissing(DefinedFilters::defaulted));
    tests.put("defined", Filter.ofMissing((value, arguments, _) -> {
      arguments.bind();
      return !(value instanceof Missing);
    }));
    tests.put("undefined", Filter.ofMissing((value, arguments, _) -> {
      arguments.bind();
      return value instanceof Missing;
    }));
    tests.put("none", Filter.ofMissing((value, arguments, _) -> {
      arguments.bind();
      return value == null;
    }));
  }

  /** Jinja2's {@code default(value, default_value='', boolean=False)}. */
  private static Object defaulted(Object value, Arguments arguments, Scope scope) {
    Arguments.Bound bound = arguments.bind("default_value", "boolean");
    boolean missing = value instanceof Missing
        || (bound.truth("boolean", false) && !PythonValues.isTrue(value));
    return missing ? bound.raw("default_value", "") : value;
  }
}
