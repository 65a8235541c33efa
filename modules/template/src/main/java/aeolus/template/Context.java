package aeolus.template;

import aeolus.core.Host;
import java.util.List;
import java.util.Map;

/**
 * What a template sees.
 *
 * @param host whose variables are at hand by name, may be null
 * @param allHosts for {@code hostvars}
 * @param groups for {@code groups}: host names by group
 * @param extra variables that go before all others
 * @param functions by name, behind all variables
 */
public record Context(Host host, List<Host> allHosts, Map<String, List<String>> groups,
    Map<String, Object> extra, Map<String, TemplateFunction> functions) {
  /** Makes a context without functions but those of the language. */
  public Context(Host host, List<Host> allHosts, Map<String, List<String>> groups,
      Map<String, Object> extra) {
    this(host, allHosts, groups, extra, Map.of());
  }

  /** Returns the same with these functions instead. */
  public Context withFunctions(Map<String, TemplateFunction> others) {
    return new Context(host, allHosts, groups, extra, others);
  }
}
