package aeolus.deploy;

import aeolus.core.Host;
import aeolus.zone.ResourceRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the nameservers of a zone that the inventory does not have, by the zone's NS records. One
 * that could be a host of the inventory under another name is not taken for another: it would be
 * counted on while that very host is away.
 */
final class NameserverSet {
  private static final Duration RESOLVE = Duration.ofSeconds(5);
  private static final int DNS_PORT = 53;
  private static final int AT_MOST = 16;

  private final List<Host> hosts;
  private final Map<String, List<InetAddress>> glue;
  private final Function<String, List<InetAddress>> resolver;
  private final ConcurrentHashMap<String, List<InetAddress>> resolved = new ConcurrentHashMap<>();

  /**
   * Makes one.
   *
   * @param hosts the whole inventory, variables resolved
   * @param zones whose records tell addresses
   * @param resolver finds the addresses of a name, none where there are none
   */
  NameserverSet(List<Host> hosts, List<PlannedZone> zones,
      Function<String, List<InetAddress>> resolver) {
    this.hosts = List.copyOf(hosts);
    this.glue = zones.stream()
        .flatMap(zone -> zone.content().records().stream())
        .filter(record -> record.type().equals("A") || record.type().equals("AAAA"))
        .collect(Collectors.groupingBy(ResourceRecord::owner,
            Collectors.mapping(record -> literal(record.rdata()), Collectors.toList())));
    this.resolver = resolver;
  }

  /** Resolves names as the workstation does, within bounds. */
  static List<InetAddress> bySystem(String name) {
    ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    try {
      Future<InetAddress[]> answer = thread.submit(() -> InetAddress.getAllByName(name));
      return List.of(answer.get(RESOLVE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      // Not close(): that would wait for a resolver that does not answer.
      thread.shutdownNow();
    }
  }

  /** Returns all nameservers of a zone: the inventory's that serve it, then the others. */
  List<Nameserver> of(PlannedZone zone) {
    List<Nameserver> servers = new ArrayList<>();
    hosts.stream()
        .filter(host -> zone.servers().contains(host.name()))
        .forEach(host -> servers.add(
            new Nameserver(host.name(), true, DnsAddress.all(host))));
    outside(zone).forEach(servers::add);
    return servers;
  }

  private List<Nameserver> outside(PlannedZone zone) {
    List<Host> unmatched = new ArrayList<>(hosts.stream()
        .filter(host -> zone.servers().contains(host.name()) && !isHidden(host))
        .toList());
    List<Nameserver> others = new ArrayList<>();
    for (String name : names(zone)) {
      List<InetAddress> addresses = addresses(name);
      Optional<Host> host = hosts.stream().filter(each -> is(each, name, addresses)).findFirst();
      if (host.isEmpty()) {
        others.add(new Nameserver(name, false,
            addresses.stream()
                .map(address -> new InetSocketAddress(address, DNS_PORT))
                .toList()));
      }
      host.ifPresent(unmatched::remove);
    }
    // Each host that no NS record names may be behind any of those that are left.
    return unmatched.isEmpty() ? others : List.of();
  }

  private static List<String> names(PlannedZone zone) {
    String apex = zone.name() + ".";
    return zone.content()
        .records()
        .stream()
        .filter(record -> record.type().equals("NS") && record.owner().equals(apex))
        .map(record -> ServedZones.plain(record.rdata()))
        .limit(AT_MOST)
        .toList();
  }

  private List<InetAddress> addresses(String name) {
    List<InetAddress> known = glue.get(name + ".");
    return known == null ? resolved.computeIfAbsent(name, resolver) : known;
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(address, e);
    }
  }

  private static boolean is(Host host, String name, List<InetAddress> addresses) {
    return names(host).anyMatch(own -> name.equals(own) || name.startsWith(own + "."))
        || addresses.stream().anyMatch(address -> has(host, address));
  }

  /** An empty list says that the host is in no zone's NS records. */
  private static boolean isHidden(Host host) {
    return host.vars().get("aeolus_ns_names") instanceof List<?> names && names.isEmpty();
  }

  /** Returns what a host may be called in NS records: its own name is enough, domain or not. */
  private static Stream<String> names(Host host) {
    return switch (host.vars().get("aeolus_ns_names")) {
      case List<?> names -> names.stream().map(String::valueOf).map(ServedZones::plain);
      case null, default -> host.vars()
          .text("aeolus_ns_names")
          .map(ServedZones::plain)
          .or(() -> Optional.of(ServedZones.plain(host.name())))
          .stream();
    };
  }

  /** An address that any of a host's variables has is its own. */
  private static boolean has(Host host, InetAddress address) {
    return host.vars()
        .names()
        .stream()
        .flatMap(name -> host.vars().text(name).stream())
        .filter(value -> value.matches("[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*"))
        .anyMatch(value -> isSame(value, address));
  }

  private static boolean isSame(String value, InetAddress address) {
    try {
      return InetAddress.getByName(value).equals(address);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
