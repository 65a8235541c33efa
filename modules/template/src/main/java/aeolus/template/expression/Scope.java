package aeolus.template.expression;

import java.util.Collection;

/** What an expression can refer to. */
public interface Scope {
  /** Returns a variable's value, or a {@link Missing}. */
  Object variable(String name);

  /** Returns the filter with a name, or null. */
  Filter filter(String name);

  /** Returns the test with a name, or null. */
  Filter test(String name);

  /** Returns the names of all filters. */
  Collection<String> filterNames();

  /** Returns the names of all tests. */
  Collection<String> testNames();
}
