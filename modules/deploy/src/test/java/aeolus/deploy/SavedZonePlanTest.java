package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Vars;
import aeolus.ssh.SshDefaults;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SavedZonePlanTest {
  private static final Instant MADE = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir
  private Path folder;

  private static ZoneContent zone(long serial, String more) {
    return Zones.read(new ZoneSource("example.org", "@ 60 SOA ns h " + serial
        + " 1 2 3 4\n@ 60 NS ns.x.\n" + more, (line, column) -> new Location("z", line, column)),
        Path.of("."));
  }

  private static ZonePushPlan plan(long live, String before, String after, String control) {
    Host host = new Host("ns1", List.of(), Vars.of(Map.of("ansible_host", "192.0.2.1",
        "aeolus_dns_control", control, "aeolus_transfer_key", "VERYSECRET")));
    ServedZone served = new ServedZone("ns1", ServedZone.State.WHOLE, OptionalLong.of(live),
        zone(live, before).records(), "");
    return new ZonePushPlanner(
        new SshDefaults("root", List.of(), List.of(), Duration.ofSeconds(1)))
        .plan("run" + control.length(), List.of(host),
            List.of(new PlannedZone(zone(9, after), "changed", true, List.of("ns1"),
                List.of(served))),
            List.of(), List.of());
  }

  private static ZonePushPlan plan() {
    return plan(1, "", "www 60 TXT \"rendered\"\n", "nsd-control");
  }

  private SavedZonePlan saved() {
    SavedZonePlan.of(plan(), MADE, List.of("ns1")).write(folder.resolve("plan.json"));
    return SavedZonePlan.read(folder.resolve("plan.json"), "plan.json");
  }

  @Test
  void read_whatWasWritten_isTheSameAndDiffersInNothing() throws IOException {
    SavedZonePlan saved = saved();
    assertThat(saved).isEqualTo(SavedZonePlan.of(plan(), MADE, List.of("ns1")));
    assertThat(saved.zones()).containsExactly("example.org");
    assertThat(saved.differences(plan())).isEmpty();
    assertThat(Files.readString(folder.resolve("plan.json"))).doesNotContain("VERYSECRET")
        .doesNotContain("TXT");
  }

  @Test
  void differences_otherRendering_isNamed() {
    assertThat(saved().differences(plan(1, "", "www 60 TXT \"other\"\n", "nsd-control")))
        .singleElement()
        .asString()
        .startsWith("example.org as rendered: was serial 9, content ");
  }

  @Test
  void differences_otherLiveRecordOrSerial_namesTheServer() {
    assertThat(saved().differences(plan(2, "", "www 60 TXT \"rendered\"\n", "nsd-control")))
        .singleElement()
        .asString()
        .startsWith("example.org as ns1 serves it: was whole, serial 1, ")
        .contains("; is whole, serial 2, ");
    assertThat(saved()
        .differences(plan(1, "a 60 A 192.0.2.7\n", "www 60 TXT \"rendered\"\n", "nsd-control")))
        .singleElement()
        .asString()
        .startsWith("example.org as ns1 serves it: was whole, serial 1, ");
  }

  @Test
  void differences_nothingToPushAnyMoreOrOtherwiseReached_isNamed() {
    assertThat(saved().differences(
        plan(9, "www 60 TXT \"rendered\"\n", "www 60 TXT \"rendered\"\n", "nsd-control")))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("push to ns1: was [example.org]")
            && line.endsWith("; is nothing"));
    assertThat(saved().differences(plan(1, "", "www 60 TXT \"rendered\"\n", "other")))
        .singleElement()
        .asString()
        .contains("nsd by nsd-control in")
        .contains("nsd by other in");
  }

  @Test
  void differences_hashEditedByHand_isNamed() throws IOException {
    saved();
    Path file = folder.resolve("plan.json");
    Files.writeString(file, Files.readString(file).replace(plan().hash(), "0123456789abcdef"));
    assertThat(SavedZonePlan.read(file, "plan.json").differences(plan())).singleElement()
        .asString()
        .contains("hash");
  }

  @Test
  void read_otherFile_isRefusedWithItsName() throws IOException {
    for (String text : List.of("", "{", "[]", "{\"format\": \"x\"}",
        "{\"format\": \"aeolus-zones-plan-1\"}")) {
      Path file = Files.writeString(folder.resolve("other.json"), text);
      assertThatThrownBy(() -> SavedZonePlan.read(file, "other.json"))
          .as(text)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("other.json");
    }
    assertThatThrownBy(() -> SavedZonePlan.read(folder.resolve("none"), "none"))
        .isInstanceOf(InvalidInputException.class);
  }
}
