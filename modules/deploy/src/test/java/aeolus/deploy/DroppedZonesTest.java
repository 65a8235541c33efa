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
  void warnings_zoneOfTheLedgerIsServedButNotNamed_onlyThatIsTold() {
    SerialLedger ledger = new SerialLedger(folder.resolve("zones"));
    Host host = new Host("ns1", List.of(),
        Vars.of(Map.of("ansible_host", "192.0.2.1", "aeolus_zones", List.of("kept.test"))));
    FakeDnsClient dns = new FakeDnsClient().serial("192.0.2.1", "kept.test", 1)
        .serial("192.0.2.1", "left.test", 7)
        .answer("192.0.2.1", "cached.test", Transport.UDP, new SoaAnswer.Answered(7, false));
    DroppedZones dropped = new DroppedZones(dns, ledger);
    assertThat(dropped.warnings(List.of(host))).isEmpty();
    for (String zone : List.of("kept.test", "left.test", "cached.test", "silent.test")) {
      ledger.put(zone, new SerialLedger.Entry(1, "x"));
    }
    assertThat(dropped.warnings(List.of(host))).singleElement()
        .asString()
        .contains("ns1: warning: still serves left.test (serial 7)");
  }
}
