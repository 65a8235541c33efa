package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.zone.SoaAnswer;
import aeolus.zone.ZoneContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gives real NSD, Knot and BIND servers on loopback new zones, and takes zones from them. */
@Timeout(120)
final class ZoneConfigurationIT {
  private static final String NEW = "new.test";
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir
  private Path folder;
  private LoopbackServers servers;
  private TestPush pushes;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    servers = LoopbackServers.start(folder);
    pushes = new TestPush(servers);
  }

  @AfterEach
  void stop() {
    if (servers != null) {
      servers.close();
    }
  }

  private static ZoneContent fresh(long serial) {
    return TestPush.zone(NEW, serial, "www A 192.0.2.9\n");
  }

  private List<HostResult> push(ZoneContent zone, Duration patience, String... names) {
    return pushes.run(pushes.plan(List.of(zone), List.of(), names), patience);
  }

  private List<HostResult> remove(String zone, Duration patience, String name) {
    ZonePushPlan plan = pushes.plan(List.of(),
        List.of(new DroppedZone(name, zone, true, "serial 1", false)), name);
    assertThat(plan.dangers()).singleElement().asString().contains("the zone is removed");
    return pushes.run(plan, patience);
  }

  private static HostResult.Failed failed(List<HostResult> results) {
    assertThat(results.getFirst()).isInstanceOf(HostResult.Failed.class);
    return (HostResult.Failed) results.getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nsd", "knot+database", "bind"})
  void push_newZoneThenChangedThenRemoved_serverFollowsAndRemembers(String kind) throws Exception {
    servers.add("ns", kind, TestPush.text(1, ""));
    assertThat(pushes.plan(List.of(fresh(5)), List.of(), "ns").hosts().getFirst().freshNames())
        .containsExactly(NEW);

    assertThat(push(fresh(5), LONG, "ns")).allMatch(HostResult::isDone);
    assertThat(servers.soa("ns", NEW)).isEqualTo(new SoaAnswer.Answered(5, true));
    assertThat(push(fresh(6), LONG, "ns")).allMatch(HostResult::isDone);
    servers.stop("ns");
    servers.restart("ns");
    assertThat(servers.soa("ns", NEW)).isEqualTo(new SoaAnswer.Answered(6, true));

    assertThat(remove(NEW, LONG, "ns")).allMatch(HostResult::isDone);
    assertThat(servers.soa("ns", NEW)).isEqualTo(new SoaAnswer.Refused("REFUSED"));
    assertThat(servers.zones("ns").resolve(NEW + ".zone")).doesNotExist();
    assertThat(servers.isClean("ns")).isTrue();
    servers.stop("ns");
    servers.restart("ns");
    assertThat(servers.soa("ns", NEW)).isEqualTo(new SoaAnswer.Refused("REFUSED"));
    assertThat(servers.soa("ns")).isEqualTo(new SoaAnswer.Answered(1, true));
    // A zone that comes again begins anew, with nothing left of the old one.
    assertThat(push(fresh(2), LONG, "ns")).allMatch(HostResult::isDone);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "nsd  | written in nsd.conf", "knot | configuration from a text file",
      "bind | written in named.conf"})
  void remove_zoneOfTheConfigurationFile_touchesNothing(String kind, String why) throws Exception {
    servers.add("ns", kind, TestPush.text(1, ""));

    HostResult.Failed failed = failed(remove(LoopbackServers.ZONE, LONG, "ns"));
    assertThat(failed.reason()).contains(why).contains("run deploy");
    assertThat(failed.state()).isEqualTo(HostState.ZONES_UNTOUCHED);
    assertThat(servers.soa("ns")).isEqualTo(new SoaAnswer.Answered(1, true));
    assertThat(servers.file("ns")).isEqualTo(TestPush.text(1, ""));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "knot       | ZONES_UNTOUCHED | configuration from a text file",
      "bind+fixed | ZONES_RESTORED  | allow-new-zones yes;"})
  void push_newZoneThatTheServerCanNotTake_leavesNoTrace(String kind, HostState state, String why)
      throws Exception {
    servers.add("ns", kind, TestPush.text(1, ""));

    HostResult.Failed failed = failed(push(fresh(5), LONG, "ns"));
    assertThat(failed.reason()).contains(why);
    assertThat(failed.state()).isEqualTo(state);
    assertThat(servers.zones("ns").resolve(NEW + ".zone")).doesNotExist();
    assertThat(servers.isClean("ns")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"nsd | new.test over UDP: expected serial 5",
      "knot+database | new.test over UDP: expected serial 5", "bind | bad zone"})
  void push_newZoneCanNotBeLoaded_serverForgetsItAgain(String kind, String why)
      throws Exception {
    servers.add("ns", kind, TestPush.text(1, ""));
    // What the server is given to load is not what was checked.
    servers.onCommand("ns", "addzone* | *conf-commit", "[ -e $home/once ] || cp "
        + "$home/zones/example.test.zone $home/zones/new.test.zone; touch $home/once");

    HostResult.Failed failed = failed(push(fresh(5), SHORT, "ns"));
    assertThat(failed.state()).isEqualTo(HostState.ZONES_RESTORED);
    assertThat(failed.reason()).contains(why);
    assertThat(servers.soa("ns", NEW)).isEqualTo(new SoaAnswer.Refused("REFUSED"));
    assertThat(servers.zones("ns").resolve(NEW + ".zone")).doesNotExist();
    assertThat(servers.isClean("ns")).isTrue();
  }

  @Test
  void remove_serverServesItStill_hasItsFileAndZoneBack() throws Exception {
    servers.add("ns", "nsd", TestPush.text(1, ""));
    assertThat(push(fresh(5), LONG, "ns")).allMatch(HostResult::isDone);
    servers.onCommand("ns", "delzone*", "exit 0");

    HostResult.Failed failed = failed(remove(NEW, SHORT, "ns"));
    assertThat(failed.reason()).contains("expected it to be served no more, got 5");
    assertThat(failed.state()).isEqualTo(HostState.ZONES_RESTORED);
    assertThat(Files.readString(servers.zones("ns").resolve(NEW + ".zone"))).contains("www");
    assertThat(servers.soa("ns", NEW)).isEqualTo(new SoaAnswer.Answered(5, true));
  }
}
