package aeolus.template.library;

import aeolus.core.python.PythonValues;
import aeolus.template.expression.ExpressionException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What {@code ipaddr} can be asked for, with the words of ansible.utils. */
final class AddressQueries {
  static final Map<String, Query> ALL = all();

  private AddressQueries() {}

  /** Answers a question about a network; null for no. */
  @FunctionalInterface
  interface Query {
    Object ask(IpNetwork network, Object value);
  }

  private static Map<String, Query> all() {
    Map<String, Query> all = new TreeMap<>();
    all.put("", (network, _) -> network.isNetwork() ? network.toString() : network.addressText());
    all.put("bool", (_, _) -> true);
    parts(all);
    masks(all);
    usable(all);
    kinds(all);
    return all;
  }

  private static void put(Map<String, Query> all, Function<IpNetwork, Object> answer,
      String... names) {
    for (String name : names) {
      all.put(name, (network, _) -> answer.apply(network));
    }
  }

  private static boolean isAtStart(IpNetwork network) {
    return network.address().equals(network.first());
  }

  private static void parts(Map<String, Query> all) {
    put(all, network -> isHost(network) || network.version() == 6 ? network.addressText() : null,
        "address", "ip");
    put(all, AddressQueries::hostWithPrefix, "address/prefix", "gateway", "gw", "host/prefix",
        "hostnet", "router");
    put(all, network -> isHost(network) && (network.version() == 4 || !isAtStart(network)
        || network.isSingle()) ? network.toString() : null, "host");
    put(all, network -> !network.isSingle() && (isPair(network) || !isAtStart(network))
        ? network.toString()
        : null, "ip/prefix");
    put(all, network -> network.isNetwork()
        ? network.address() + "/" + network.prefix()
        : PythonValues.integer(network.address()), "int");
    put(all, IpNetwork::toString, "cidr");
    put(all, network -> (long) network.prefix(), "prefix");
    put(all, network -> (long) network.version(), "version");
    put(all, IpNetwork::reverseName, "revdns");
    put(all, network -> PythonValues.integer(network.size()), "size");
    put(all, AddressQueries::usableSize, "size_usable");
    put(all, network -> network.isSingle() || !isAtStart(network) ? "address" : "network", "type");
  }

  private static boolean isHost(IpNetwork network) {
    return network.isSingle() || !isAtStart(network) || !network.hasBroadcast();
  }

  private static boolean isPair(IpNetwork network) {
    return network.bits() - network.prefix() == 1;
  }

  private static Object hostWithPrefix(IpNetwork network) {
    boolean edge = isAtStart(network)
        || (network.hasBroadcast() && network.address().equals(network.last()));
    boolean large = network.bits() - network.prefix() >= 2;
    return large && edge ? (Object) false : network.toString();
  }

  private static Object usableSize(IpNetwork network) {
    if (network.isSingle()) {
      return 0L;
    }
    return isPair(network)
        ? (Object) 2L
        : PythonValues.integer(network.size().subtract(BigInteger.TWO));
  }

  private static void masks(Map<String, Query> all) {
    put(all, network -> network.text(network.netmask()), "netmask");
    put(all, network -> network.text(network.hostmask()), "hostmask", "wildcard");
    put(all, network -> network.text(network.first()), "network", "network_id");
    put(all, network -> network.text(network.first()) + "/" + network.prefix(), "network/prefix",
        "subnet");
    put(all, network -> network.text(network.first()) + " " + network.text(network.netmask()),
        "network_netmask");
    put(all, network -> network.text(network.first()) + " " + network.text(network.hostmask()),
        "network_wildcard");
    put(all, network -> !network.isSingle() && isAtStart(network) ? network.toString() : null,
        "net");
    put(all, network -> network.bits() - network.prefix() >= 2
        ? network.text(network.last())
        : null, "broadcast");
  }

  private static void usable(Map<String, Query> all) {
    put(all, network -> ofNetwork(network, AddressQueries::firstUsable), "first_usable");
    put(all, network -> ofNetwork(network, AddressQueries::lastUsable), "last_usable");
    put(all, network -> network.isSingle()
        ? ofNetwork(network, _ -> null)
        : requireNetwork(network).text(firstUsable(network)) + "-"
            + network.text(lastUsable(network)),
        "range_usable");
    put(all, network -> ofNetwork(network, n -> neighbour(n, 1)), "next_usable");
    put(all, network -> ofNetwork(network, n -> neighbour(n, -1)), "previous_usable");
  }

  private static IpNetwork requireNetwork(IpNetwork network) {
    if (!network.isNetwork()) {
      throw new ExpressionException("not a network address");
    }
    return network;
  }

  private static Object ofNetwork(IpNetwork network, Function<IpNetwork, BigInteger> answer) {
    BigInteger address = requireNetwork(network).isSingle() ? null : answer.apply(network);
    return address == null ? null : network.text(address);
  }

  private static BigInteger firstUsable(IpNetwork network) {
    return isPair(network) ? network.first() : network.first().add(BigInteger.ONE);
  }

  private static BigInteger lastUsable(IpNetwork network) {
    return isPair(network) ? network.last() : network.last().subtract(BigInteger.ONE);
  }

  private static BigInteger neighbour(IpNetwork network, int step) {
    BigInteger address = network.address().add(BigInteger.valueOf(step));
    boolean usable = address.compareTo(firstUsable(network)) >= 0
        && address.compareTo(lastUsable(network)) <= 0;
    return usable ? address : null;
  }

  private static void kinds(Map<String, Query> all) {
    all.put("wrap", (network, value) -> network.version() == 4
        ? value
        : "[" + network.addressText() + "]" + (network.isNetwork() ? "/" + network.prefix() : ""));
    within(all, "loopback", "127.0.0.0/8", "::1/128");
    within(all, "lo", "127.0.0.0/8", "::1/128");
    within(all, "link-local", "169.254.0.0/16", "fe80::/10");
    within(all, "multicast", "224.0.0.0/4", "ff00::/8");
    all.put("unicast",
        (network, value) -> all.get("multicast").ask(network, value) == null ? value : null);
    all.put("ipv4", (network, value) -> network.version() == 4 ? value : mapped(network));
    all.put("v4", all.get("ipv4"));
    all.put("ipv6", (network, value) -> network.version() == 6
        ? value
        : "::ffff:" + network.addressText() + "/" + (96 + network.prefix()));
    all.put("v6", all.get("ipv6"));
  }

  /** The IPv4 address in an IPv6 one, or False. */
  private static Object mapped(IpNetwork network) {
    if (network.address().bitLength() <= 32) {
      throw new ExpressionException("::/96 has no IPv4 addresses any more (RFC 4291, 2.5.5.1)");
    }
    String address = network.addressText();
    return address.startsWith("::ffff:") && address.contains(".") && network.prefix() >= 96
        ? address.substring("::ffff:".length()) + "/" + (network.prefix() - 96)
        : (Object) false;
  }

  private static void within(Map<String, Query> all, String name, String... networks) {
    all.put(name, (network, value) -> {
      for (String other : networks) {
        Optional<IpNetwork> whole = IpNetwork.parse(other);
        if (whole.orElseThrow().contains(network)) {
          return value;
        }
      }
      return null;
    });
  }
}
