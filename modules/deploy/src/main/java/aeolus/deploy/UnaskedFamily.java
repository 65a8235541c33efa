package aeolus.deploy;

import aeolus.anemos.HostFacts;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds hosts with IPv4 and IPv6 for all the world whose zones are to be asked for over one alone. */
final class UnaskedFamily {
  private UnaskedFamily() {}

  /** Says what to set; empty where all is asked, or by {@code aeolus_dns_address} is not to be. */
  static Optional<String> of(HostPlan plan, HostFacts facts) {
    Set<Class<?>> asked = plan.dns()
        .stream()
        .map(InetSocketAddress::getAddress)
        .filter(Objects::nonNull)
        .filter(UnaskedFamily::isGlobal)
        .map(Object::getClass)
        .collect(Collectors.toSet());
    if (plan.zones().isEmpty() || plan.host().vars().has("aeolus_dns_address")
        || asked.size() != 1) {
      return Optional.empty();
    }
    return addresses(facts).filter(UnaskedFamily::isGlobal)
        .filter(address -> !asked.contains(address.getClass()))
        .findFirst()
        .map(address -> words(plan, address));
  }

  private static String words(HostPlan plan, InetAddress other) {
    String asked = plan.dns().getFirst().getHostString();
    return "its zones will be verified at " + asked + " alone, though it has " + (isOfFour(other)
        ? "IPv4, too ("
        : "IPv6, too (") + other.getHostAddress()
        + "); set aeolus_dns_address to all addresses that"
        + " are to be asked, or to " + asked;
  }

  private static boolean isOfFour(InetAddress address) {
    return address instanceof Inet4Address;
  }

  private static Stream<InetAddress> addresses(HostFacts facts) {
    return facts.numbered("network")
        .map(line -> line.split(" "))
        .filter(words -> words.length == 3 && words[0].equals("address"))
        .map(words -> words[2].replaceFirst("/.*", ""))
        .filter(address -> address.matches("[0-9.]+|[0-9a-f.]*:[0-9a-f:.]*"))
        .flatMap(UnaskedFamily::literal);
  }

  private static Stream<InetAddress> literal(String address) {
    try {
      return Stream.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException e) {
      return Stream.of();
    }
  }

  /** What lies behind NAT or is for one site alone, others may not reach, nor we. */
  private static boolean isGlobal(InetAddress address) {
    return switch (address) {
      // RFC 4291, section 2.5.4: what is given out to date.
      case Inet6Address six -> (six.getAddress()[0] & 0xe0) == 0x20;
      case Inet4Address four -> Arrays.stream(new String[] {"0.", "10.", "127."})
          .noneMatch(four.getHostAddress()::startsWith) && !isSharedOrPrivate(four);
      default -> false;
    };
  }

  /** RFC 1918, RFC 3927 (link-local) and RFC 6598 (shared by customers of a provider). */
  private static boolean isSharedOrPrivate(Inet4Address address) {
    boolean shared = address.getHostAddress()
        .matches("100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\..*");
    return shared || address.isSiteLocalAddress() || address.isLinkLocalAddress()
        || address.isMulticastAddress();
  }
}
