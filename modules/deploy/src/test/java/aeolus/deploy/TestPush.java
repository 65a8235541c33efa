package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Host;
import aeolus.core.Location;
import aeolus.ssh.SshDefaults;
import aeolus.ssh.mina.MinaConnector;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import aeolus.zone.dnsjava.DnsjavaClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pushes to servers on loopback as {@code run zones} does. */
final class TestPush {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final LoopbackServers servers;
  private Duration commandTimeout = LONG;
  private RunListener listener = _ -> {};

  TestPush(LoopbackServers servers) {
    this.servers = servers;
  }

  /** Has commands on the host last no longer than this. */
  TestPush within(Duration timeout) {
    commandTimeout = timeout;
    return this;
  }

  /** Has somebody told what happens. */
  TestPush telling(RunListener told) {
    listener = told;
    return this;
  }

  static String text(long serial, String more) {
    return text(LoopbackServers.ZONE, serial, more);
  }

  static String text(String zone, long serial, String more) {
    return """
        $ORIGIN %s.
        $TTL 60
        @ SOA ns1 hostmaster %d 4h 1h 4w 1h
        @ NS ns1
        @ NS ns2
        ns1 A 192.0.2.1
        ns2 A 192.0.2.2
        %s""".formatted(zone, serial, more);
  }

  static ZoneContent zone(long serial, String more) {
    return zone(LoopbackServers.ZONE, serial, more);
  }

  static ZoneContent zone(String name, long serial, String more) {
    return Zones.read(new ZoneSource(name, text(name, serial, more),
        (line, column) -> new Location("zone", line, column)), Path.of("."));
  }

  List<HostResult> push(ZoneContent wanted, Duration patience, String... names) {
    ZonePushPlan plan = plan(List.of(wanted), List.of(), names);
    assertThat(plan.zones().getFirst().served())
        .allMatch(each -> each.state() == ServedZone.State.WHOLE);
    return run(plan, patience);
  }

  /** Plans to push zones to servers, and to drop others there. */
  ZonePushPlan plan(List<ZoneContent> wanted, List<DroppedZone> dropped, String... names) {
    List<Host> hosts = Stream.of(names).map(servers::host).toList();
    List<PlannedZone> zones = wanted.stream()
        .map(zone -> new PlannedZone(zone, "changed", true, List.of(names), served(zone, hosts)))
        .toList();
    ZonePushPlan plan = new ZonePushPlanner(new SshDefaults("", List.of(), List.of(), LONG))
        .plan("run", hosts, zones, dropped, List.of());
    assertThat(plan.obstacles()).isEmpty();
    return plan;
  }

  List<HostResult> run(ZonePushPlan plan, Duration patience) {
    RunSettings settings = new RunSettings(1, commandTimeout, LONG, LONG, LONG, LONG, patience,
        LONG, SHORT);
    try (MinaConnector connector = new MinaConnector();
        EarlyLogins logins = new EarlyLogins(connector)) {
      return new ZoneRollout(new Workplace(connector, new DnsjavaClient(), Clock.systemUTC(),
          line -> line, (_, _) -> {}, settings), listener, logins).run(plan, false);
    }
  }

  /** Returns what hosts serve of a zone. */
  static List<ServedZone> served(ZoneContent wanted, List<Host> hosts) {
    return new LiveZones(new DnsjavaClient(), _ -> Optional.empty(), _ -> {})
        .ask(List.of(wanted), _ -> hosts)
        .get(wanted.name());
  }
}
