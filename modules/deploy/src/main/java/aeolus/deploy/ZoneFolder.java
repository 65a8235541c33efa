package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;

/** Where a host's nameserver keeps its zone files. */
final class ZoneFolder {
  private ZoneFolder() {}

  /** Returns {@code aeolus_zone_dir}, else the folder usual for {@code aeolus_dns_server}. */
  static String of(Host host) {
    return host.vars().text("aeolus_zone_dir").orElseGet(() -> usual(host));
  }

  /** Returns the path of a zone's file in a payload: folder, zone. */
  static String entry(String folder, String zone) {
    return "files" + folder + "/" + zone + ".zone";
  }

  private static String usual(Host host) {
    String server = host.vars().text("aeolus_dns_server").orElse("nsd");
    return switch (server) {
      case "nsd" -> "/etc/nsd/zones";
      case "knot" -> "/var/lib/knot/zones";
      case "bind" -> "/var/lib/bind/zones";
      default -> throw new AeolusException(ExitCode.INVALID_INPUT, "host " + host.name()
          + ": aeolus_dns_server: expected nsd, knot or bind, got \"" + server + "\"");
    };
  }
}
