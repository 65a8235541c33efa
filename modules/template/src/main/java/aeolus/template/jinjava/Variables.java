package aeolus.template.jinjava;

import aeolus.core.Host;
import aeolus.core.SecretText;
import aeolus.template.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the variables that a template sees. */
final class Variables {
  private volatile HostVariables last = new HostVariables(List.of(), Map.of());

  /**
   * The variables of all hosts, by name.
   *
   * @param hosts the very list that they were made from
   */
  private record HostVariables(List<Host> hosts, Map<String, Object> byName) {}

  /** Returns the variables by name, {@link Context#extra} going before all others. */
  Map<String, Object> of(Context context) {
    Map<String, Object> variables = new LinkedHashMap<>();
    if (context.host() != null) {
      context.host().vars().asMap().forEach((name, value) -> variables.put(name, lazy(value)));
      variables.put("inventory_hostname", context.host().name());
      variables.put("group_names", context.host().groups());
    }
    variables.put("hostvars", hostVariables(context.allHosts()));
    variables.put("groups", context.groups());
    context.extra().forEach((name, value) -> variables.put(name, lazy(value)));
    return variables;
  }

  /** Leaves a secret shut until it is used. */
  private static Object lazy(Object value) {
    return value instanceof SecretText ? value : Plain.of(value);
  }

  /** Knows a list that it saw last by identity: to compare thousands of hosts is no saving. */
  @SuppressWarnings("ReferenceEquality")
  private Map<String, Object> hostVariables(List<Host> hosts) {
    HostVariables known = last;
    if (known.hosts() != hosts) {
      Map<String, Object> byName = new LinkedHashMap<>();
      hosts.forEach(host -> byName.put(host.name(), Plain.of(host.vars().asMap())));
      known = new HostVariables(hosts, byName);
      last = known;
    }
    return known.byName();
  }
}
