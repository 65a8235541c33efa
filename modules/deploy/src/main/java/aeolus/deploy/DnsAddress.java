package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.Host;
import java.net.InetSocketAddress;

/** Reads where a host answers DNS. */
public final class DnsAddress {
  private static final int DNS_PORT = 53;

  private DnsAddress() {}

  /**
   * Returns {@code aeolus_dns_address} and {@code aeolus_dns_port}, else the address used for SSH
   * and port 53.
   */
  public static InetSocketAddress of(Host host) {
    String address = host.vars().text("aeolus_dns_address").orElse(host.address());
    String port = host.vars().text("aeolus_dns_port").orElse(Integer.toString(DNS_PORT));
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "host " + host.name()
          + ": aeolus_dns_port: expected a port number, got \"" + port + "\"");
    }
    return new InetSocketAddress(address, Integer.parseInt(port));
  }
}
