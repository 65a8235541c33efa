package aeolus.template.library;

import aeolus.template.expression.ExpressionException;
import java.net.Inet6Address;
import java.util.regex.Pattern;

/** The name under which an address is looked up (RFC 1035, section 3.5; RFC 3596, section 2.5). */
final class ReverseName {
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private ReverseName() {}

  static String of(String address) {
    if (V4.matcher(address).matches()) {
      String[] octets = address.split("\\.");
      return octets[3] + "." + octets[2] + "." + octets[1] + "." + octets[0] + ".in-addr.arpa.";
    }
    byte[] octets = v6(address);
    StringBuilder name = new StringBuilder();
    for (int i = octets.length - 1; i >= 0; i--) {
      name.append("%x.%x.".formatted(octets[i] & 0xf, octets[i] >> 4 & 0xf));
    }
    return name + "ip6.arpa.";
  }

  private static byte[] v6(String address) {
    try {
      byte[] octets = V6.matcher(address).matches()
          ? Inet6Address.ofLiteral(address).getAddress()
          : new byte[0];
      if (octets.length == 16) {
        return octets;
      }
    } catch (IllegalArgumentException _) {
      // Told of below.
    }
    throw new ExpressionException(
        "expected an IPv4 or IPv6 address, got \"" + address + "\"");
  }
}
