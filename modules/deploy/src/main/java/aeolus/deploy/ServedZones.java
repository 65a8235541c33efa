package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.util.List;

/** Reads which zones a host serves. */
public final class ServedZones {
  private ServedZones() {}

  /** Returns the names in {@code aeolus_zones}, without final dot; none where it is not set. */
  public static List<String> of(Host host) {
    return switch (host.vars().get("aeolus_zones")) {
      case null -> List.of();
      case List<?> names -> names.stream().map(String::valueOf).map(ServedZones::plain).toList();
      case Object other -> throw new AeolusException(ExitCode.INVALID_INPUT, "host " + host.name()
          + ": aeolus_zones: expected a list of zone names, got \"" + other + "\"");
    };
  }

  /** Returns the hosts that serve a zone, in order. */
  static List<Host> servers(String zone, List<Host> hosts) {
    return hosts.stream().filter(host -> of(host).contains(zone)).toList();
  }

  private static String plain(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
