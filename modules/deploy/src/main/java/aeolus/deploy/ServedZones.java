package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.util.List;
import java.util.Locale;

/** Reads which zones a host serves, and names zones as all of Aeolus does: names have no case. */
public final class ServedZones {
  private ServedZones() {}

  /** Returns the {@link #plain plain} names in {@code aeolus_zones}; none where it is not set. */
  public static List<String> of(Host host) {
    return switch (host.vars().get("aeolus_zones")) {
      case null -> List.of();
      case List<?> names -> names.stream()
          .map(String::valueOf)
          .map(ServedZones::plain)
          .distinct()
          .toList();
      case Object other -> throw new AeolusException(ExitCode.INVALID_INPUT, "host " + host.name()
          + ": aeolus_zones: expected a list of zone names, got \"" + other + "\"");
    };
  }

  /** Returns the hosts that serve a zone, in order. */
  static List<Host> servers(String zone, List<Host> hosts) {
    return hosts.stream().filter(host -> of(host).contains(zone)).toList();
  }

  /** Returns the name of a zone in lower case and without final dot (RFC 4343). */
  public static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") && lower.length() > 1
        ? lower.substring(0, lower.length() - 1)
        : lower;
  }
}
