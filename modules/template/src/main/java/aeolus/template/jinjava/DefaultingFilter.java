package aeolus.template.jinjava;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.NullValue;
import com.hubspot.jinjava.lib.filter.AdvancedFilter;
import com.hubspot.jinjava.util.ObjectTruthValue;
import java.util.Map;

/** Jinja's {@code default}, which leaves the other value's type alone. */
final class DefaultingFilter implements AdvancedFilter {
  private final String name;

  DefaultingFilter(String name) {
    this.name = name;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Object filter(Object value, JinjavaInterpreter interpreter, Object[] arguments,
      Map<String, Object> named) {
    Object other = arguments.length > 0 ? arguments[0] : named.getOrDefault("default_value", "");
    Object falseToo = arguments.length > 1 ? arguments[1] : named.get("boolean");
    boolean there = Boolean.TRUE.equals(falseToo) ? isTrue(value) : value != null;
    return there ? value : other;
  }

  private static boolean isTrue(Object value) {
    return value != NullValue.INSTANCE && ObjectTruthValue.evaluate(value);
  }
}
