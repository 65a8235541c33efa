package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.core.Vars;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NameserverSetTest {
  private static final String ZONE = """
      $TTL 1h
      @ IN SOA ns1 hostmaster 1 1h 1h 1h 1h
      @ IN NS ns1
      @ IN NS ns2.example.net.
      ns1 IN A 192.0.2.1
      ns1 IN AAAA 2001:db8::1
      """;

  private final List<String> resolved = new ArrayList<>();

  private static Host host(String name, Object... vars) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < vars.length; i += 2) {
      map.put((String) vars[i], vars[i + 1]);
    }
    map.putIfAbsent("ansible_host", "127.0.0.1");
    return new Host(name, List.of(), Vars.of(map));
  }

  private List<String> of(Host... hosts) {
    PlannedZone zone = new PlannedZone(
        Zones.read(new ZoneSource("example.org", ZONE,
            (line, column) -> new Location("zone", line, column)), Path.of(".")),
        "", false,
        List.of(hosts).stream().map(Host::name).toList(), List.of());
    return new NameserverSet(List.of(hosts), List.of(zone), this::resolve).of(zone)
        .stream()
        .map(server -> server.name() + (server.isHost() ? "" : " " + server.addresses().size()))
        .toList();
  }

  private List<InetAddress> resolve(String name) {
    resolved.add(name);
    try {
      return List.of(InetAddress.getByName("198.51.100.2"));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void of_hostByItsAddress_hasTheOtherFromOutside() {
    assertThat(of(host("x", "ipv6", "2001:DB8:0::1"))).containsExactly("x", "ns2.example.net 1");
    assertThat(resolved).containsExactly("ns2.example.net");
  }

  @Test
  void of_hostByItsNameOrAliases_hasTheOtherFromOutside() {
    assertThat(of(host("ns1"))).containsExactly("ns1", "ns2.example.net 1");
    assertThat(of(host("x", "aeolus_ns_names", "ns1.example.org.")))
        .containsExactly("x", "ns2.example.net 1");
    assertThat(of(host("x", "aeolus_ns_names", List.of("NS1.example.org"))))
        .containsExactly("x", "ns2.example.net 1");
  }

  @Test
  void of_bothInTheInventory_hasNoneFromOutside() {
    assertThat(of(host("ns1"), host("b", "public", "198.51.100.2"))).containsExactly("ns1", "b");
  }

  /** Behind either name could be the very host that is to be taken down. */
  @Test
  void of_hostThatNoRecordNames_countsOnNobodyElse() {
    assertThat(of(host("primary"))).containsExactly("primary");
  }

  @Test
  void of_hiddenPrimary_countsOnTheOthers() {
    assertThat(of(host("primary", "aeolus_ns_names", List.of())))
        .containsExactly("primary", "ns1.example.org 2", "ns2.example.net 1");
  }
}
