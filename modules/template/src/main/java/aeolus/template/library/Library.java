package aeolus.template.library;

import aeolus.template.expression.Callable;
import aeolus.template.expression.Filter;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** All filters, tests and functions, by name; there are no others. */
public final class Library {
  private static final Library STANDARD = new Library();

  private final Map<String, Filter> filters = new TreeMap<>();
  private final Map<String, Filter> tests = new TreeMap<>();
  private final Map<String, Callable> functions = new TreeMap<>();

  private Library() {
    DefinedFilters.register(filters, tests);
    SequenceFilters.register(filters);
    ChoosingFilters.register(filters);
    TextFilters.register(filters);
    NumberFilters.register(filters);
    AnsibleValues.register(filters);
    DataFilters.register(filters);
    RegexFilters.register(filters, tests);
    JsonFilters.register(filters);
    YamlFilters.register(filters);
    DnsFilters.register(filters);
    Tests.register(tests);
    Functions.register(functions);
  }

  /** Returns those that every template may use. */
  public static Library standard() {
    return STANDARD;
  }

  /** Returns the filter with a name, or null. */
  public Filter filter(String name) {
    return filters.get(name);
  }

  /** Returns the test with a name, or null. */
  public Filter test(String name) {
    return tests.get(name);
  }

  /** Returns the function with a name, or null. */
  public Callable function(String name) {
    return functions.get(name);
  }

  /** Returns the names of all filters. */
  public Collection<String> filterNames() {
    return Collections.unmodifiableSet(filters.keySet());
  }

  /** Returns the names of all tests. */
  public Collection<String> testNames() {
    return Collections.unmodifiableSet(tests.keySet());
  }
}
