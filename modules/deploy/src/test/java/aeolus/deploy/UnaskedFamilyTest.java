package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.anemos.HostFacts;
import aeolus.core.Host;
import aeolus.core.Vars;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnaskedFamilyTest {
  @TempDir
  private Path folder;

  private Optional<String> warning(Map<String, Object> vars, String... addresses)
      throws IOException {
    RolloutFixture fixture = new RolloutFixture(folder);
    fixture.script("x", "192.0.2.1");
    HostPlan plan = fixture.plan(RunKind.INIT).hosts().getFirst();
    Host host = new Host("x", List.of(), Vars.of(vars));
    List<InetSocketAddress> dns = DnsAddress.all(host);
    StringBuilder facts = new StringBuilder("network_1=iface 52:54:00:00:00:01 mtu 1500\n");
    for (int i = 0; i < addresses.length; i++) {
      facts.append("network_" + (i + 2) + "=address 52:54:00:00:00:01 " + addresses[i] + "\n");
    }
    return UnaskedFamily.of(new HostPlan(host, plan.deployment(), plan.payload(), plan.image(),
        plan.disk(), plan.bootstrap(), plan.keep(), plan.target(), plan.hostKeys(),
        plan.operatorKeys(), dns, plan.zones(), plan.previous(), plan.facts(), plan.problems()),
        HostFacts.parse(facts.toString()));
  }

  @Test
  void of_otherFamilyForAllTheWorld_saysWhatToSet() throws IOException {
    assertThat(warning(Map.of("ansible_host", "192.0.2.1"), "192.0.2.1/24", "2001:db8::1/64"))
        .contains("its zones will be verified at 192.0.2.1 alone, though it has IPv6, too"
            + " (2001:db8:0:0:0:0:0:1); set aeolus_dns_address to all addresses that are to be"
            + " asked, or to 192.0.2.1");
    assertThat(warning(Map.of("ansible_host", "2001:db8::1"), "192.0.2.1/24", "2001:db8::1/64"))
        .hasValueSatisfying(text -> assertThat(text).contains("it has IPv4, too (192.0.2.1)"));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,10.0.2.15/24", "127.0.0.1,2001:db8::1/64", "192.0.2.1,fd00::1/64",
      "192.0.2.1,fe80::1/64", "192.0.2.1,fec0::1/64", "2001:db8::1,10.0.2.15/24",
      "2001:db8::1,100.64.0.1/10", "2001:db8::1,172.16.0.1/12", "2001:db8::1,169.254.0.1/16",
      "192.168.1.1,2001:db8::1/64", "192.0.2.1,192.0.2.2/24"})
  void of_notBothForAllTheWorld_isSilent(String ssh, String address) throws IOException {
    assertThat(warning(Map.of("ansible_host", ssh), address)).isEmpty();
  }

  @Test
  void of_addressesWereGiven_isSilent() throws IOException {
    Map<String, Object> vars = new LinkedHashMap<>();
    vars.put("aeolus_dns_address", "192.0.2.1");
    assertThat(warning(vars, "192.0.2.1/24", "2001:db8::1/64")).isEmpty();
  }
}
