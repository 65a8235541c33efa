package aeolus.template.library;

import aeolus.template.expression.Callable;
import aeolus.template.expression.Filter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** All filters, tests and functions, by name; there are no others. */
public final class Library {
  private final Map<String, Filter> filters = new TreeMap<>();
  private final Map<String, Filter> tests = new TreeMap<>();
  private final Map<String, Callable> functions = new TreeMap<>();

  private Library(Path project) {
    DefinedFilters.register(filters, tests);
    SequenceFilters.register(filters);
    ChoosingFilters.register(filters);
    TextFilters.register(filters);
    NumberFilters.register(filters);
    SizeFilters.register(filters);
    UrlFilters.register(filters);
    AnsibleValues.register(filters);
    DataFilters.register(filters);
    RegexFilters.register(filters, tests);
    JsonFilters.register(filters);
    YamlFilters.register(filters);
    EncodingFilters.register(filters);
    AddressFilters.register(filters);
    DnsFilters.register(filters);
    Tests.register(tests);
    Functions.register(functions);
    new Lookups(project).register(functions);
  }

  /**
   * Returns those that the templates of a project may use.
   *
   * @param project the folder of files that can be looked up, and the one that commands run in
   */
  public static Library of(Path project) {
    return new Library(project);
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
