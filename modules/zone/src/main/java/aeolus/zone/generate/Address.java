package aeolus.zone.generate;

import aeolus.zone.wire.Addresses;
import java.util.Arrays;

/** An IPv4 or IPv6 address; IPv4 ones come first, each kind in numeric order. */
public final class Address implements Comparable<Address> {
  private static final int IPV4_OCTETS = 4;

  private final byte[] octets;

  /**
   * Takes the 4 or 16 octets of an address.
   *
   * @param data has them at a position
   */
  Address(byte[] data, int start, int length) {
    this.octets = Arrays.copyOfRange(data, start, start + length);
  }

  boolean isIpv4() {
    return octets.length == IPV4_OCTETS;
  }

  int octet(int index) {
    return octets[index] & 0xff;
  }

  /** Returns the half octets, the most significant one first. */
  int nibble(int index) {
    return index % 2 == 0 ? octet(index / 2) >> 4 : octet(index / 2) & 15;
  }

  /** Returns the name of its PTR records, with final dot (RFC 1035, 3.5; RFC 3596, 2.5). */
  public String reverseName() {
    StringBuilder name = new StringBuilder();
    if (isIpv4()) {
      for (int i = IPV4_OCTETS - 1; i >= 0; i--) {
        name.append(octet(i)).append('.');
      }
      return name.append(ReverseZone.IPV4).append('.').toString();
    }
    for (int i = 2 * octets.length - 1; i >= 0; i--) {
      name.append(Character.forDigit(nibble(i), 16)).append('.');
    }
    return name.append(ReverseZone.IPV6).append('.').toString();
  }

  @Override
  public int compareTo(Address other) {
    return octets.length != other.octets.length
        ? octets.length - other.octets.length
        : Arrays.compareUnsigned(octets, other.octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address address && Arrays.equals(octets, address.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (isIpv4()) {
      Addresses.printIpv4(octets, 0, text);
    } else {
      Addresses.printIpv6(octets, 0, text);
    }
    return text.toString();
  }
}
