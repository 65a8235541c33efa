package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Host;
import aeolus.core.Vars;
import aeolus.ssh.FailureKind;
import aeolus.ssh.SshDefaults;
import aeolus.ssh.testing.FakeSshConnector;
import aeolus.ssh.testing.FakeSshHost;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ZoneRolloutTest {
  private static final String ZONE = "example.org";
  private static final String A = "192.0.2.1";
  private static final String B = "192.0.2.2";
  private static final String STAGE = "mkdir -p .aeolus-staging";
  private static final String INSTALL = "|| ln ";
  private static final String RESTORE = " failed=; ";

  private final FakeSshConnector connector = new FakeSshConnector();
  private final FakeDnsClient dns = new FakeDnsClient();
  private final List<RunEvent> events = new ArrayList<>();

  @BeforeEach
  void setUp() {
    for (String address : List.of(A, B)) {
      connector.host(address)
          .answer(_ -> true, FakeSshHost.out(""))
          .answer(command -> command.contains(INSTALL), _ -> {
            dns.serial(address, ZONE, 2);
            return FakeSshHost.out("");
          });
      dns.serial(address, ZONE, 1);
    }
  }

  private static ZoneContent zone(long serial, String more) {
    return Zones.read(new ZoneSource(ZONE, "@ 60 SOA ns h " + serial + " 1 2 3 4\n@ 60 NS ns.x.\n"
        + more, (line, column) -> new aeolus.core.Location("z", line, column)), Path.of("."));
  }

  private static ZonePushPlan plan(String before, String after) {
    List<Host> hosts = List.of(host("a", A), host("b", B));
    List<ServedZone> served = hosts.stream()
        .map(host -> new ServedZone(host.name(), ServedZone.State.WHOLE, OptionalLong.of(1),
            zone(1, before).records(), ""))
        .toList();
    PlannedZone planned = new PlannedZone(zone(2, after), "changed", true, List.of("a", "b"),
        served);
    return new ZonePushPlanner(
        new SshDefaults("root", List.of(), List.of(), Duration.ofSeconds(1)))
        .plan("run", hosts, List.of(planned), List.of(), List.of());
  }

  private static Host host(String name, String address) {
    return new Host(name, List.of(), Vars.of(Map.of("ansible_host", address)));
  }

  private List<HostResult> run() {
    return run(false);
  }

  private List<HostResult> run(boolean stealLock) {
    RunSettings settings = new RunSettings(1, Duration.ofSeconds(2), Duration.ofSeconds(2),
        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1),
        Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(5));
    return new ZoneRollout(new Workplace(connector, dns, Clock.systemUTC(), text -> text,
        (_, _) -> {}, settings), events::add, new EarlyLogins(connector))
        .run(plan("", "www 60 A 192.0.2.9\n"), stealLock);
  }

  private boolean ran(String address, String part) {
    return connector.host(address).commands().stream().anyMatch(text -> text.contains(part));
  }

  @Test
  void run_bothAnswerRight_areDoneInOrder() {
    assertThat(run()).allMatch(HostResult::isDone);
    assertThat(events).extracting(RunEvent::host).startsWith("a").endsWith("b");
    assertThat(connector.host(A).commandsRun())
        .anySatisfy(command -> assertThat(command.stdin()).contains("www 60 A 192.0.2.9"));
  }

  @Test
  void run_anotherRunHasTheHost_isRefusedWithoutAQuestionOfItsOwn() {
    connector.host(A)
        .answer(command -> command.contains(HostLock.expectNone()),
            FakeSshHost.exit(1, "locked by me"));
    assertThat(run().getFirst()).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.reason()).isEqualTo("locked by me");
      assertThat(failed.state()).isEqualTo(HostState.ZONES_UNTOUCHED);
    });
    assertThat(connector.host(A).commands().getFirst()).contains(STAGE);
    assertThat(run(true)).allMatch(HostResult::isDone);
  }

  @Test
  void run_checkerRefuses_leavesLiveFilesAndStops() {
    connector.host(A).answer(command -> command.contains(STAGE), FakeSshHost.exit(1, "bad rdata"));
    List<HostResult> results = run();
    assertThat(results.getFirst()).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.reason()).isEqualTo("bad rdata");
      assertThat(failed.state()).isEqualTo(HostState.ZONES_UNTOUCHED);
    });
    assertThat(results.getLast()).isInstanceOf(HostResult.Skipped.class);
    assertThat(ran(A, INSTALL)).isFalse();
    assertThat(connector.attempts()).hasSize(1);
  }

  @Test
  void run_oldSerialStaysServed_putsTheOldFilesBack() {
    connector.host(A).answer(command -> command.contains(INSTALL), FakeSshHost.out(""));
    assertThat(run().getFirst()).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.reason()).contains("expected serial 2 with authority, got 1");
      assertThat(failed.state()).isEqualTo(HostState.ZONES_RESTORED);
    });
    assertThat(ran(A, RESTORE)).isTrue();
  }

  @Test
  void run_noAuthorityOverTcp_putsTheOldFilesBack() {
    connector.host(A).answer(command -> command.contains(INSTALL), _ -> {
      dns.serial(A, ZONE, 2).answer(A, ZONE, Transport.TCP, new SoaAnswer.Answered(2, false));
      return FakeSshHost.out("");
    });
    assertThat(run().getFirst()).isInstanceOfSatisfying(HostResult.Failed.class,
        failed -> assertThat(failed.reason()).contains("TCP").contains("without authority"));
  }

  @Test
  void run_connectionLostWhileInstalling_logsInAnewToRestore() {
    connector.host(A).answer(command -> command.contains(INSTALL), _ -> {
      connector.host(A).cut();
      return FakeSshHost.exit(1, "reload: server is dead");
    });
    assertThat(run().getFirst()).isInstanceOfSatisfying(HostResult.Failed.class,
        failed -> assertThat(failed.state()).isEqualTo(HostState.ZONES_RESTORED));
    assertThat(connector.attempts()).hasSize(2);
  }

  @Test
  void run_restoreFailsToo_saysBoth() {
    connector.host(A)
        .answer(command -> command.contains(INSTALL), FakeSshHost.exit(1, "reload failed"))
        .answer(command -> command.contains(RESTORE), FakeSshHost.exit(1, "still dead"));
    assertThat(run().getFirst()).isInstanceOfSatisfying(HostResult.Failed.class, failed -> {
      assertThat(failed.reason()).contains("reload failed").contains("still dead");
      assertThat(failed.state()).isEqualTo(HostState.ZONES_UNSURE);
    });
  }

  @Test
  void run_hostRefusesLogin_isUntouched() {
    connector.host(A).refuseNext(FailureKind.AUTHENTICATION, 1);
    assertThat(run().getFirst()).isInstanceOfSatisfying(HostResult.Failed.class,
        failed -> assertThat(failed.state()).isEqualTo(HostState.ZONES_UNTOUCHED));
  }

  @Test
  void plan_manyRecordsGoOrNameserversChange_needsForce() {
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      before.append("n").append(i).append(" 60 A 192.0.2.1\n");
    }
    assertThat(plan(before.toString(), "").dangers()).hasSize(2)
        .first()
        .asString()
        .contains("10 of 12 records");
    assertThat(plan("", "@ 60 NS other.x.\n").dangers()).hasSize(2)
        .first()
        .asString()
        .contains("NS records");
    assertThat(plan("", "www 60 A 192.0.2.9\n").dangers()).isEmpty();
  }

  @Test
  void hash_otherLiveState_differs() {
    assertThat(plan("", "w 60 A 192.0.2.9\n").hash())
        .isEqualTo(plan("", "w 60 A 192.0.2.9\n").hash())
        .isNotEqualTo(plan("v 60 A 192.0.2.9\n", "w 60 A 192.0.2.9\n").hash());
  }

  @Test
  void plan_droppedZones_areRemovedWhereTheyWereGivenOnly() {
    ZonePushPlan plan = new ZonePushPlanner(
        new SshDefaults("root", List.of(), List.of(), Duration.ofSeconds(1)))
        .plan("run", List.of(host("a", A)), List.of(),
            List.of(new DroppedZone("a", "ours.test", true, "serial 3", false),
                new DroppedZone("a", "mute.test", true, "no answer", true),
                new DroppedZone("a", "other.test", false, "serial 4", false),
                new DroppedZone("b", "elsewhere.test", true, "serial 5", false)),
            List.of());
    assertThat(plan.hosts()).singleElement()
        .satisfies(each -> assertThat(each.removed()).containsExactly("ours.test"));
    assertThat(plan.dangers()).singleElement().asString().startsWith("a: ours.test: ");
    assertThat(plan.obstacles()).singleElement().asString().startsWith("a: mute.test: ");
    assertThat(plan.warnings()).singleElement().asString().contains("other.test");
  }

  @Test
  void plan_serverThatIsNotChosen_isSaidToStayBehind() {
    PlannedZone zone = plan("", "www 60 A 192.0.2.9\n").zones().getFirst();
    ZonePushPlan plan = new ZonePushPlanner(
        new SshDefaults("root", List.of(), List.of(), Duration.ofSeconds(1)))
        .plan("run", List.of(host("a", A)), List.of(zone), List.of(), List.of());
    assertThat(plan.warnings()).singleElement()
        .asString()
        .contains("b: warning: stays behind with example.org as it is not chosen (serial 1)");
  }
}
