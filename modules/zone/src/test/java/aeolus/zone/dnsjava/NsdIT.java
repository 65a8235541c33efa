package aeolus.zone.dnsjava;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.zone.DnsClient;
import aeolus.zone.SoaAnswer;
import aeolus.zone.TestingZone;
import aeolus.zone.TransferResult;
import aeolus.zone.Transport;
import aeolus.zone.TsigKey;
import aeolus.zone.ZoneChanges;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real NSD serves is what was read from the same file. */
final class NsdIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TsigKey KEY = NsdContainer.key(7);

  private static final AtomicLong SERIAL = new AtomicLong(2_026_010_101L);

  private static NsdContainer nsd;

  private final DnsClient client = new DnsjavaClient();

  /** Has what servers and dnsjava may spell in different ways. */
  private static String zone(long serial) {
    return """
        @ SOA NS1 Host\\.Master (
            %d ; serial
            2h 900 1209600 300 )
        $TTL 5m
        @      NS    NS1
               NS    ns2.Example.net.
        ns1    A     192.0.2.1
               AAAA  2001:DB8:0:0::1
        Www 60 IN CNAME Web
        web    A     192.0.2.80
        @      MX    10 Web
        _sip._tcp SRV 0 5 5060 WEB
        txt    TXT   "semi;colon" plain "quo\\"te" ( "Grüße"
                     "second line" )
        long   TXT   "%s" "%s"
        @      CAA   0 issue "ca.example; policy=ev"
        any    TYPE65280 \\# 4 0a000001
        *.wild TXT   "*"
        $ORIGIN sub.example.com.
        @      NS    ns.sub.example.com.
        ns     A     192.0.2.53
        """.formatted(serial, "a".repeat(255), "b".repeat(255));
  }

  @BeforeAll
  static void startNsd() throws IOException, InterruptedException {
    nsd = NsdContainer.start(KEY, zone(SERIAL.get()));
    new NsdIT().awaitSerial(SERIAL.get());
  }

  @AfterAll
  static void stopNsd() {
    if (nsd != null) {
      nsd.close();
    }
  }

  private static InetSocketAddress address(Transport transport) {
    return transport == Transport.UDP ? nsd.udp() : nsd.tcp();
  }

  private SoaAnswer soa(Transport transport) {
    return client.soa(address(transport), "example.com", transport, TIMEOUT);
  }

  private void awaitSerial(long serial) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    SoaAnswer expected = new SoaAnswer.Answered(serial, true);
    while (!soa(Transport.UDP).equals(expected) && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    assertThat(soa(Transport.UDP)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void soa_servedZone_isAuthoritative(Transport transport) {
    assertThat(soa(transport)).isInstanceOfSatisfying(SoaAnswer.Answered.class,
        answer -> assertThat(answer.authoritative()).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void soa_zoneNotServed_isRefused(Transport transport) {
    assertThat(client.soa(address(transport), "example.net", transport, TIMEOUT))
        .isEqualTo(new SoaAnswer.Refused("REFUSED"));
  }

  private TransferResult transfer(Optional<TsigKey> key) {
    return client.transfer(nsd.tcp(), "example.com", key, TIMEOUT);
  }

  @Test
  void transfer_rightKey_isWhatWasReadFromTheFile() throws IOException, InterruptedException {
    long serial = SERIAL.incrementAndGet();
    nsd.reload(zone(serial));
    awaitSerial(serial);
    assertThat(transfer(Optional.of(KEY))).isInstanceOfSatisfying(TransferResult.Transferred.class,
        zone -> assertThat(zone.records())
            .containsExactlyElementsOf(TestingZone.read(zone(serial)).records()));
  }

  @Test
  void transfer_noKey_isRefused() {
    assertThat(transfer(Optional.empty())).isInstanceOfSatisfying(TransferResult.Failed.class,
        failed -> assertThat(failed.reason()).isEqualTo("expected the zone, got REFUSED"));
  }

  @Test
  void transfer_wrongSecret_isFailed() {
    assertThat(transfer(Optional.of(NsdContainer.key(8))))
        .isInstanceOfSatisfying(TransferResult.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo("expected the zone, got NOTAUTH"));
  }

  @Test
  void reload_newSerial_isSeenAndIsNoOtherChange() throws IOException, InterruptedException {
    long serial = SERIAL.incrementAndGet();
    nsd.reload(zone(serial) + "new A 192.0.2.99\n");
    awaitSerial(serial);
    assertThat(transfer(Optional.of(KEY))).isInstanceOfSatisfying(TransferResult.Transferred.class,
        zone -> assertThat(
            ZoneChanges.between(TestingZone.read(zone(1)).records(), zone.records()).lines())
            .isEqualTo(List.of("+ new.sub.example.com. 300 IN A 192.0.2.99")));
  }
}
