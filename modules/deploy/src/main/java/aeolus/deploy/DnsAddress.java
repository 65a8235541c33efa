package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.net.InetSocketAddress;
import java.util.List;

/** Reads where a host answers DNS. */
public final class DnsAddress {
  private static final int DNS_PORT = 53;

  private DnsAddress() {}

  /** Returns the first of {@link #all}. */
  public static InetSocketAddress of(Host host) {
    return all(host).getFirst();
  }

  /**
   * Returns {@code aeolus_dns_address}, one or a list, with {@code aeolus_dns_port}; else the address
   * used for SSH and port 53.
   */
  static List<InetSocketAddress> all(Host host) {
    int port = port(host);
    List<?> addresses = switch (host.vars().get("aeolus_dns_address")) {
      case null -> List.of(host.address());
      case List<?> list when !list.isEmpty() -> list;
      case Object one -> List.of(one);
    };
    return addresses.stream()
        .map(address -> new InetSocketAddress(String.valueOf(address), port))
        .toList();
  }

  private static int port(Host host) {
    String port = host.vars().text("aeolus_dns_port").orElse(Integer.toString(DNS_PORT));
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "host " + host.name()
          + ": aeolus_dns_port: expected a port number, got \"" + port + "\"");
    }
    return Integer.parseInt(port);
  }
}
