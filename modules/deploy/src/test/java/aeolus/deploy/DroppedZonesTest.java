package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Host;
import aeolus.core.Vars;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DroppedZonesTest {
  @TempDir
  private Path folder;

  @Test
  void find_zoneIsServedButNotNamed_tellsWhetherTheHostWasGivenIt() {
    SerialLedger ledger = new SerialLedger(folder.resolve("zones"));
    Host host = new Host("ns1", List.of(),
        Vars.of(Map.of("ansible_host", "192.0.2.1", "aeolus_zones", List.of("kept.test"))));
    FakeDnsClient dns = new FakeDnsClient().serial("192.0.2.1", "kept.test", 1)
        .serial("192.0.2.1", "left.test", 7)
        .answer("192.0.2.1", "cached.test", Transport.UDP, new SoaAnswer.Answered(7, false));
    GivenZones given = new GivenZones(folder.resolve("given"));
    DroppedZones dropped = new DroppedZones(dns, ledger, given);
    assertThat(dropped.find(List.of(host))).isEmpty();
    for (String zone : List.of("kept.test", "left.test", "cached.test", "silent.test")) {
      ledger.put(zone, new SerialLedger.Entry(1, "x"));
    }
    assertThat(dropped.find(List.of(host)))
        .containsExactly(new DroppedZone("ns1", "left.test", false, "serial 7", false));

    given.replace("ns1", List.of("kept.test", "left.test", "mute.test", "gone.test", "bad.test"));
    given.replace("ns2", List.of("other.test"));
    dns.answer("192.0.2.1", "gone.test", Transport.UDP, new SoaAnswer.Refused("REFUSED"))
        .answer("192.0.2.1", "bad.test", Transport.UDP, new SoaAnswer.Refused("SERVFAIL"));
    assertThat(dropped.find(List.of(host))).containsExactlyInAnyOrder(
        new DroppedZone("ns1", "left.test", true, "serial 7", false),
        new DroppedZone("ns1", "bad.test", true, "SERVFAIL", false),
        new DroppedZone("ns1", "mute.test", true, "no answer within 0 s", true));
  }
}
