package aeolus.zone.generate;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A zone of PTR records and the addresses that it is for (RFC 1035, section 3.5; RFC 3596, section
 * 2.5). The first label of a classless one (RFC 2317) tells its part of 256 addresses, as {@code
 * FIRST/BITS}, {@code FIRST-LAST} or {@code FIRST-BITS}.
 */
public final class ReverseZone {
  static final String IPV4 = "in-addr.arpa";
  static final String IPV6 = "ip6.arpa";
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern PART = Pattern.compile("([0-9]{1,3})([/-])([0-9]{1,3})");
  private static final int IPV4_LABELS = 4;
  private static final int IPV6_LABELS = 32;

  private final String name;
  private final boolean ipv4;
  private final int[] prefix;
  private final boolean classless;
  private final int first;
  private final int last;

  private ReverseZone(String name, boolean ipv4, int[] prefix, boolean classless, int first,
      int last) {
    this.name = name;
    this.ipv4 = ipv4;
    this.prefix = prefix;
    this.classless = classless;
    this.first = first;
    this.last = last;
  }

  /** Tells whether a zone is below {@code in-addr.arpa} or {@code ip6.arpa}, or one of these. */
  public static boolean isReverse(String zone) {
    return labels(zone, IPV4).isPresent() || labels(zone, IPV6).isPresent();
  }

  /** Tells whether a zone is a reverse zone whose name alone tells its addresses by whole labels. */
  public static boolean isWhole(String zone) {
    String plain = plain(zone);
    return plain.matches("(([0-9]{1,3}\\.){0,4}" + IPV4 + ")|(([0-9a-f]\\.){0,32}" + IPV6 + ")")
        && labels(plain, IPV4).stream().flatMap(Arrays::stream).allMatch(ReverseZone::isOctet);
  }

  /**
   * Returns the reverse zone of this name.
   *
   * @param zone with or without final dot
   * @param part the addresses of a classless one whose label does not tell them, as {@code
   *        FIRST-LAST}, the last octets of both
   * @throws AeolusException where it is none, or none whose addresses can be told
   */
  public static ReverseZone of(String zone, Optional<String> part) {
    Optional<String[]> ipv4 = labels(zone, IPV4);
    return ipv4.map(labels -> ipv4(zone, labels, part))
        .or(() -> labels(zone, IPV6).map(labels -> ipv6(zone, labels, part)))
        .orElseThrow(() -> wrong("expected a zone below " + IPV4 + " or " + IPV6 + ", got \""
            + zone + "\""));
  }

  /** Returns the labels before the suffix, the last one first. */
  private static Optional<String[]> labels(String zone, String suffix) {
    String plain = plain(zone);
    if (plain.equals(suffix)) {
      return Optional.of(new String[0]);
    }
    if (!plain.endsWith("." + suffix)) {
      return Optional.empty();
    }
    String[] labels = plain.substring(0, plain.length() - suffix.length() - 1).split("\\.", -1);
    Collections.reverse(Arrays.asList(labels));
    return Optional.of(labels);
  }

  private static String plain(String zone) {
    String plain = zone.toLowerCase(Locale.ROOT);
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static AeolusException wrong(String message) {
    return new AeolusException(ExitCode.INVALID_INPUT, message);
  }

  private static ReverseZone ipv4(String zone, String[] labels, Optional<String> part) {
    int known = 0;
    while (known < labels.length && isOctet(labels[known])) {
      known++;
    }
    boolean classless = labels.length == known + 1 && known == IPV4_LABELS - 1;
    if (known > IPV4_LABELS || (known < labels.length && !classless)) {
      throw wrong("expected octets before " + IPV4 + ", and perhaps one label of a classless zone"
          + " before three of them, got \"" + zone + "\"");
    }
    int[] prefix = Arrays.stream(labels).limit(known).mapToInt(Integer::parseInt).toArray();
    if (!classless) {
      requireNoPart(zone, part);
      return new ReverseZone(plain(zone), true, prefix, false, 0, 255);
    }
    int[] range = range(part.orElse(labels[known]), part.isPresent());
    return new ReverseZone(plain(zone), true, prefix, true, range[0], range[1]);
  }

  private static boolean isOctet(String label) {
    return OCTET.matcher(label).matches() && Integer.parseInt(label) < 256;
  }

  private static void requireNoPart(String zone, Optional<String> part) {
    if (part.isPresent()) {
      throw wrong("part is for classless zones (RFC 2317), the addresses of \"" + zone
          + "\" are told by its name");
    }
  }

  private static int[] range(String text, boolean given) {
    Matcher part = PART.matcher(text);
    if (part.matches()) {
      int first = Integer.parseInt(part.group(1));
      int second = Integer.parseInt(part.group(3));
      boolean range = part.group(2).equals("-") && second >= first && second < 256;
      boolean bits = second >= 24 && second <= 32 && first % (1 << (32 - second)) == 0
          && first < 256;
      // As a range, 0-25 would be no network, so that 25 has to be its prefix length.
      if (bits && !(range && isNetwork(first, second))) {
        return new int[] {first, first + (1 << (32 - second)) - 1};
      }
      if (range) {
        return new int[] {first, second};
      }
    }
    throw wrong(given
        ? "part: expected FIRST-LAST or FIRST/BITS such as 0-127 or 0/25, got \"" + text + "\""
        : "the classless zone's label \"" + text
            + "\" does not tell its addresses; add part='FIRST-LAST', such as part='0-127'");
  }

  private static boolean isNetwork(int first, int last) {
    int size = last - first + 1;
    return Integer.bitCount(size) == 1 && first % size == 0;
  }

  private static ReverseZone ipv6(String zone, String[] labels, Optional<String> part) {
    requireNoPart(zone, part);
    boolean digits = labels.length <= IPV6_LABELS
        && Arrays.stream(labels).allMatch(label -> label.matches("[0-9a-f]"));
    if (!digits) {
      throw wrong("expected single hexadecimal digits before " + IPV6 + ", got \"" + zone + "\"");
    }
    int[] prefix = Arrays.stream(labels).mapToInt(label -> Integer.parseInt(label, 16)).toArray();
    return new ReverseZone(plain(zone), false, prefix, false, 0, 255);
  }

  /** Tells whether the zone is the place for an address. */
  public boolean holds(Address address) {
    if (address.isIpv4() != ipv4) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (prefix[i] != (ipv4 ? address.octet(i) : address.nibble(i))) {
        return false;
      }
    }
    return !classless || (address.octet(3) >= first && address.octet(3) <= last);
  }

  /** Returns the name of an address's PTR records in this zone, with final dot. */
  public String owner(Address address) {
    return classless ? address.octet(3) + "." + name + "." : address.reverseName();
  }

  /** Tells whether all addresses of another zone are this one's, too. */
  public boolean isAround(ReverseZone other) {
    return ipv4 == other.ipv4 && !classless && prefix.length < other.prefix.length
        && Arrays.equals(prefix, Arrays.copyOf(other.prefix, prefix.length));
  }
}
