package aeolus.template.library;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address within a network, as netaddr's {@code IPNetwork}.
 *
 * @param bits 32 or 128
 * @param isNetwork whether a prefix was written
 */
record IpNetwork(BigInteger address, int prefix, int bits, boolean isNetwork) {
  private static final int V4 = 32;
  private static final int V6 = 128;
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  // Java reads 192.0.2, too, as 192.0.0.2.
  private static final Pattern WRITTEN = Pattern
      .compile(OCTET + "(?:\\." + OCTET + "){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** Reads {@code address}, {@code address/prefix} or {@code address/netmask}. */
  static Optional<IpNetwork> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length > 2 || !WRITTEN.matcher(parts[0]).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = parts[0].contains(":")
          ? Inet6Address.ofLiteral(parts[0])
          : Inet4Address.ofLiteral(parts[0]);
      int bits = parts[0].contains(":") ? V6 : V4;
      BigInteger value = new BigInteger(1, address.getAddress());
      int prefix = parts.length == 1 ? bits : prefix(parts[1], bits);
      return prefix < 0 || prefix > bits
          ? Optional.empty()
          : Optional.of(new IpNetwork(mapped(value, address, bits), prefix, bits,
              parts.length == 2));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Java makes an IPv4 address of {@code ::ffff:192.0.2.1}. */
  private static BigInteger mapped(BigInteger value, InetAddress address, int bits) {
    return bits == V6 && address instanceof Inet4Address
        ? value.or(BigInteger.valueOf(0xffff).shiftLeft(V4))
        : value;
  }

  private static int prefix(String text, int bits) {
    if (text.matches("\\d{1,3}")) {
      return Integer.parseInt(text);
    }
    BigInteger mask = new BigInteger(1, text.contains(":")
        ? Inet6Address.ofLiteral(text).getAddress()
        : Inet4Address.ofLiteral(text).getAddress());
    int length = bits - mask.getLowestSetBit();
    return mask.signum() != 0 && mask.equals(mask(length, bits)) ? length : -1;
  }

  /** Makes an address of a number, of version 4 where it fits and is not asked for otherwise. */
  static Optional<IpNetwork> ofNumber(BigInteger number, int version) {
    int bits = version == 6 || (version == 0 && number.bitLength() > V4) ? V6 : V4;
    return number.signum() < 0 || number.bitLength() > bits
        ? Optional.empty()
        : Optional.of(new IpNetwork(number, bits, bits, false));
  }

  private static BigInteger mask(int prefix, int bits) {
    BigInteger all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return all.xor(BigInteger.ONE.shiftLeft(bits - prefix).subtract(BigInteger.ONE));
  }

  int version() {
    return bits == V4 ? 4 : 6;
  }

  BigInteger size() {
    return BigInteger.ONE.shiftLeft(bits - prefix);
  }

  boolean isSingle() {
    return prefix == bits;
  }

  BigInteger netmask() {
    return mask(prefix, bits);
  }

  BigInteger hostmask() {
    return size().subtract(BigInteger.ONE);
  }

  BigInteger first() {
    return address.and(netmask());
  }

  BigInteger last() {
    return address.or(hostmask());
  }

  /** Tells whether netaddr knows a broadcast address: not with one or two addresses. */
  boolean hasBroadcast() {
    return version() == 4 && prefix <= bits - 2;
  }

  boolean contains(IpNetwork other) {
    return bits == other.bits && first().compareTo(other.first()) <= 0
        && last().compareTo(other.last()) >= 0;
  }

  /** Writes an address of this version. */
  String text(BigInteger value) {
    return text(value, bits);
  }

  String addressText() {
    return text(address);
  }

  @Override
  public String toString() {
    return addressText() + "/" + prefix;
  }

  /** Writes an address; of version 6 by RFC 5952. */
  static String text(BigInteger value, int bits) {
    return bits == V4 ? v4(value) : v6(value);
  }

  private static String v4(BigInteger value) {
    long number = value.longValue();
    return ((number >> 24) & 255) + "." + ((number >> 16) & 255) + "." + ((number >> 8) & 255) + "."
        + (number & 255);
  }

  private static String v6(BigInteger value) {
    if (value.shiftRight(V4).equals(BigInteger.valueOf(0xffff))) {
      return "::ffff:" + v4(value.and(BigInteger.valueOf(0xffffffffL)));
    }
    if (value.bitLength() <= V4 && value.bitLength() > 16) {
      return "::" + v4(value);
    }
    List<String> groups = new ArrayList<>();
    for (int shift = V6 - 16; shift >= 0; shift -= 16) {
      groups.add(Integer.toHexString(value.shiftRight(shift).intValue() & 0xffff));
    }
    String whole = ":" + String.join(":", groups) + ":";
    String longest = "";
    for (int count = 8; count >= 2 && longest.isEmpty(); count--) {
      String zeros = ":" + "0:".repeat(count);
      longest = whole.contains(zeros) ? zeros : "";
    }
    if (longest.isEmpty()) {
      return String.join(":", groups);
    }
    int at = whole.indexOf(longest);
    String before = whole.substring(0, at).replaceFirst("^:", "");
    String after = whole.substring(at + longest.length()).replaceFirst(":$", "");
    return before + "::" + after;
  }

  /** Returns the name for reverse look-up, with its final dot. */
  String reverseName() {
    StringBuilder name = new StringBuilder();
    int step = bits == V4 ? 8 : 4;
    for (int shift = 0; shift < bits; shift += step) {
      int label = address.shiftRight(shift).intValue() & ((1 << step) - 1);
      name.append(bits == V4 ? Integer.toString(label) : Integer.toHexString(label)).append('.');
    }
    return name.append(bits == V4 ? "in-addr.arpa." : "ip6.arpa.").toString();
  }
}
