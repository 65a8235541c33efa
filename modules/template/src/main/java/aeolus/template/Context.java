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
 */
public record Context(Host host, List<Host> allHosts, Map<String, List<String>> groups,
    Map<String, Object> extra) {}
