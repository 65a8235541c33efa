package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.anemos.Phase;
import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.Vars;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class DnsAddressTest {
  private static Host host(Map<String, Object> vars) {
    return new Host("x", List.of(), Vars.of(vars));
  }

  @Test
  void all_oneListOrNone_hasThePortForEach() {
    assertThat(DnsAddress.all(host(Map.of("ansible_host", "192.0.2.1"))))
        .containsExactly(new InetSocketAddress("192.0.2.1", 53));
    assertThat(
        DnsAddress.all(host(Map.of("aeolus_dns_address", "192.0.2.2", "aeolus_dns_port", 54))))
        .containsExactly(new InetSocketAddress("192.0.2.2", 54));
    Host both = host(Map.of("aeolus_dns_address", List.of("192.0.2.2", "2001:db8::2")));
    assertThat(DnsAddress.all(both)).containsExactly(new InetSocketAddress("192.0.2.2", 53),
        new InetSocketAddress("2001:db8::2", 53));
    assertThat(DnsAddress.of(both)).isEqualTo(new InetSocketAddress("192.0.2.2", 53));
  }

  @Test
  void all_noPort_isAMistake() {
    assertThatThrownBy(() -> DnsAddress.all(host(Map.of("aeolus_dns_port", "dns"))))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("expected a port number, got \"dns\"");
  }

  @Test
  void await_oneOfTwoAddressesIsWrong_saysWhich() throws InterruptedException {
    FakeDnsClient dns = new FakeDnsClient();
    dns.serial("192.0.2.2", "example.org", 5);
    dns.answer("2001:db8::2", "example.org", Transport.UDP, new SoaAnswer.Answered(4, true));
    List<InetSocketAddress> servers = List.of(InetSocketAddress.createUnresolved("192.0.2.2", 53),
        InetSocketAddress.createUnresolved("2001:db8::2", 53));
    Verification verification = new Verification(dns, Duration.ofMillis(5),
        new Reporter("x", _ -> {}, Clock.systemUTC(), UnaryOperator.identity()));
    assertThatThrownBy(
        () -> verification.await(servers, List.of(new ExpectedZone("example.org", 5)),
            Deadline.in(Duration.ofMillis(50))))
        .isInstanceOfSatisfying(HostFailure.class,
            failure -> assertThat(failure.phase()).isEqualTo(Phase.VERIFY))
        .hasMessage("example.org at 2001:db8::2 over UDP: expected serial 5, got 4");
  }
}
