package aeolus.template.jinja;

import aeolus.core.Host;
import aeolus.template.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the variables that templates see. */
final class Variables {
  private volatile Hosts last = new Hosts(List.of(), Map.of());

  /**
   * All hosts, by name.
   *
   * @param list the very list that they were put in order from
   */
  private record Hosts(List<Host> list, Map<String, Host> byName) {}

  /** Returns the variables of one rendering; templates in them are rendered as they are used. */
  Resolution of(Context context, Resolution.Renderer renderer) {
    return new Resolution(context, byName(context.allHosts()), renderer);
  }

  /** Knows a list that it saw last by identity: to compare thousands of hosts is no saving. */
  @SuppressWarnings("ReferenceEquality")
  private Map<String, Host> byName(List<Host> hosts) {
    Hosts known = last;
    if (known.list() != hosts) {
      Map<String, Host> byName = new LinkedHashMap<>();
      hosts.forEach(host -> byName.put(host.name(), host));
      known = new Hosts(hosts, byName);
      last = known;
    }
    return known.byName();
  }
}
