package aeolus.deploy;

import static aeolus.deploy.TestPush.text;
import static aeolus.deploy.TestPush.zone;
import static org.assertj.core.api.Assertions.assertThat;

import aeolus.zone.SoaAnswer;
import aeolus.zone.ZoneContent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes to real NSD, Knot and BIND servers on loopback, by way of a real OpenSSH server. */
@Timeout(120)
final class ZonePushIT {
  private static final Duration SHORT = Duration.ofMillis(500);
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

  private void assertOld(String name) throws IOException {
    assertThat(servers.file(name)).isEqualTo(text(1, ""));
    assertThat(servers.soa(name)).isEqualTo(new SoaAnswer.Answered(1, true));
    assertThat(servers.isClean(name)).isTrue();
  }

  private static HostResult.Failed failed(HostResult result) {
    assertThat(result).isInstanceOf(HostResult.Failed.class);
    return (HostResult.Failed) result;
  }

  @Test
  void push_twoNsdsKnotAndBind_allServeWhatIsWanted() throws Exception {
    String[] names = {"ns1", "ns2", "kn", "bi"};
    for (String name : names) {
      servers.add(name, Map.of("kn", "knot", "bi", "bind").getOrDefault(name, "nsd"),
          text(1, ""));
    }
    ZoneContent wanted = zone(2, "www A 192.0.2.9\n");

    assertThat(pushes.push(wanted, LONG, names)).hasSize(4).allMatch(HostResult::isDone);
    assertThat(TestPush.served(wanted, Stream.of(names).map(servers::host).toList())).hasSize(4)
        .allSatisfy(each -> {
          assertThat(each.serial()).hasValue(2);
          assertThat(each.changesTo(wanted.records()).isEmpty()).isTrue();
        });
    assertThat(names).allMatch(servers::isClean);
    assertThat(pushes.push(wanted, LONG, names)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nsd", "knot", "bind"})
  void push_checkerRefuses_leavesThisServerAndTheNextAlone(String kind) throws Exception {
    servers.add("first", kind, text(1, ""));
    servers.add("next", "nsd", text(1, ""));

    List<HostResult> results = pushes.push(zone(2, "www A 192.0.2.9\nwww CNAME ns1\n"), LONG,
        "first",
        "next");
    assertThat(failed(results.getFirst()).state()).isEqualTo(HostState.ZONES_UNTOUCHED);
    assertThat(failed(results.getFirst()).reason()).containsIgnoringCase("cname");
    assertThat(results.getLast()).isInstanceOf(HostResult.Skipped.class);
    assertOld("first");
    assertOld("next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nsd", "knot", "bind"})
  void push_serverKilledBeforeItLoads_hasItsOldFileAndAnswerAfterwards(String kind)
      throws Exception {
    servers.add("first", kind, text(1, ""));
    servers.add("next", "nsd", text(1, ""));
    servers.onReload("first", "kill -9 $(cat $home/pid.test) 2>/dev/null");

    List<HostResult> results = pushes.push(zone(2, "www A 192.0.2.9\n"), LONG, "first", "next");
    assertThat(failed(results.getFirst()).state()).isEqualTo(HostState.ZONES_UNSURE);
    assertThat(failed(results.getFirst()).reason()).contains("putting the old files back: ");
    assertThat(results.getLast()).isInstanceOf(HostResult.Skipped.class);
    servers.restart("first");
    assertOld("first");
    assertOld("next");
  }

  @Test
  void push_serverLags_isWaitedFor() throws Exception {
    servers.add("slow", "nsd", text(1, ""));
    servers.onReload("slow", "(sleep 1; $real \"$@\") >/dev/null 2>&1 & exit 0");

    assertThat(pushes.push(zone(2, "www A 192.0.2.9\n"), LONG, "slow"))
        .allMatch(HostResult::isDone);
    assertThat(servers.soa("slow")).isEqualTo(new SoaAnswer.Answered(2, true));
  }

  @Test
  void push_serverLagsTooLong_isToldWhatItAnswersAndGetsItsOldFileBack() throws Exception {
    servers.add("slow", "nsd", text(1, ""));
    servers.add("next", "nsd", text(1, ""));
    servers.onReload("slow", "exit 0");

    List<HostResult> results = pushes.push(zone(2, "www A 192.0.2.9\n"), SHORT, "slow", "next");
    assertThat(failed(results.getFirst()).reason())
        .contains("example.test over UDP: expected serial 2 with authority, got 1");
    assertThat(failed(results.getFirst()).state()).isEqualTo(HostState.ZONES_RESTORED);
    assertOld("slow");
    assertOld("next");
  }
}
