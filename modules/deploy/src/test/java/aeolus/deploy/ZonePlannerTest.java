package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import aeolus.core.Vars;
import aeolus.core.VaultDecryptor;
import aeolus.inventory.InventoryReader;
import aeolus.template.Context;
import aeolus.template.Rendered;
import aeolus.template.TemplateEngine;
import aeolus.template.TemplateSettings;
import aeolus.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZonePlannerTest {
  private static final String A = "192.0.2.1";
  private static final String B = "192.0.2.2";
  private static final String ZONE = "example.org";
  private static final long TODAY = 2_026_010_101;
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"),
      ZoneOffset.UTC);

  @TempDir
  private Path root;
  private final FakeDnsClient dns = new FakeDnsClient();
  private final AtomicInteger rendered = new AtomicInteger();

  /** Counts how often a file is rendered. */
  private record CountingEngine(TemplateEngine engine, AtomicInteger rendered)
      implements
        TemplateEngine {
    @Override
    public Rendered render(Path file, Context context) {
      rendered.incrementAndGet();
      return engine.render(file, context);
    }

    @Override
    public Rendered renderText(String text, Location where, Context context) {
      return engine.renderText(text, where, context);
    }

    @Override
    public Vars resolve(Context context) {
      return engine.resolve(context);
    }

    @Override
    public Object renderValue(Object value, Location where, Context context) {
      return engine.renderValue(value, where, context);
    }
  }

  @BeforeEach
  void setUp() throws IOException {
    Files.writeString(root.resolve("hosts.yaml"), """
        all:
          vars: {aeolus_zones: [example.org], aeolus_mirror: "http://m"}
          hosts:
            a: {ansible_host: 192.0.2.1}
            b: {ansible_host: 192.0.2.2}
        """);
    zone("ns A 192.0.2.53");
  }

  private void zone(String lines) throws IOException {
    Files.createDirectories(root.resolve("zones"));
    Files.writeString(root.resolve("zones/example.org.zone.j2"), """
        $TTL 3600
        @ SOA ns hostmaster {{ serial }} 7200 3600 1209600 3600
        @ NS ns
        """ + lines + "\n");
  }

  private SerialLedger ledger() {
    return new SerialLedger(root.resolve("state"));
  }

  private PlannedZone plan() {
    return plan(List.of(ZONE)).getFirst();
  }

  private List<PlannedZone> plan(List<String> names) {
    ProjectView view = new ProjectView(root,
        new InventoryReader(VaultDecryptor.NONE).read(List.of(root.resolve("hosts.yaml")), root),
        new CountingEngine(Templates.create(new TemplateSettings(root, List.of(root))), rendered),
        () -> "http://m");
    List<Host> hosts = view.inventory().hosts().stream().map(view::resolved).toList();
    return new ZonePlanner(view, dns, _ -> Optional.empty(), ledger(), CLOCK).plan(names, hosts,
        new ArrayList<>());
  }

  private List<String> problems(String... names) {
    return catchThrowableOfType(InvalidInputException.class, () -> plan(List.of(names))).problems()
        .stream()
        .map(Problem::toString)
        .map(text -> text.replace(root + "/", ""))
        .toList();
  }

  private void serve(String server, PlannedZone zone) {
    dns.serial(server, ZONE, zone.content().serial()).zone(server, ZONE, zone.content().records());
  }

  @Test
  void plan_newZone_getsTodaysSerial() {
    PlannedZone zone = plan();
    assertThat(zone.content().serial()).isEqualTo(TODAY);
    assertThat(zone.changed()).isTrue();
    assertThat(zone.decision()).startsWith("new: ");
    assertThat(zone.servers()).containsExactly("a", "b");
  }

  @Test
  void plan_whatAllServersServe_isUnchanged() {
    PlannedZone before = plan();
    serve(A, before);
    serve(B, before);
    PlannedZone zone = plan();
    assertThat(zone.changed()).isFalse();
    assertThat(zone.content().serial()).isEqualTo(TODAY);
    assertThat(zone.decision()).isEqualTo("content unchanged");
  }

  @Test
  void plan_nameInUpperCase_findsServersAndFile() throws IOException {
    serve(A, plan());
    Path hosts = root.resolve("hosts.yaml");
    Files.writeString(hosts, Files.readString(hosts).replace("[example.org]", "[Example.ORG.]"));
    Files.move(root.resolve("zones/example.org.zone.j2"),
        root.resolve("zones/EXAMPLE.org.zone.j2"));
    PlannedZone zone = plan();
    assertThat(zone.servers()).containsExactly("a", "b");
    assertThat(zone.live()).containsOnlyKeys("a");
  }

  @Test
  void plan_otherContent_goesOnAndSaysWhatChanges() throws IOException {
    PlannedZone before = plan();
    serve(A, before);
    serve(B, before);
    zone("ns A 192.0.2.54");
    PlannedZone zone = plan();
    assertThat(zone.content().serial()).isEqualTo(TODAY + 1);
    assertThat(zone.decision()).isEqualTo("changed");
    assertThat(zone.changes()).containsExactly("- ns.example.org. 3600 IN A 192.0.2.53",
        "+ ns.example.org. 3600 IN A 192.0.2.54");
  }

  @Test
  void plan_oneServerBehind_goesAheadOfTheOther() {
    serve(A, plan());
    dns.serial(B, ZONE, TODAY - 5);
    PlannedZone zone = plan();
    assertThat(zone.content().serial()).isEqualTo(TODAY + 1);
    assertThat(zone.changed()).isTrue();
    assertThat(zone.live()).containsEntry("a", TODAY).containsEntry("b", TODAY - 5);
  }

  @Test
  void plan_liveSerialAheadOfTheLedger_goesAheadOfIt() {
    ledger().put(ZONE, new SerialLedger.Entry(TODAY, plan().content().contentHash()));
    dns.serial(A, ZONE, TODAY + 50).serial(B, ZONE, TODAY + 50);
    assertThat(plan().content().serial()).isEqualTo(TODAY + 51);
  }

  @Test
  void plan_serversAreDownButLedgerKnows_keepsTheSerial() {
    ledger().put(ZONE, new SerialLedger.Entry(TODAY + 3, plan().content().contentHash()));
    assertThat(plan().content().serial()).isEqualTo(TODAY + 3);
    assertThat(plan().changed()).isFalse();
  }

  @Test
  void plan_serialOfTheFuture_isCountedOnAndExplained() throws IOException {
    long future = 2_027_050_103;
    PlannedZone before = plan();
    dns.serial(A, ZONE, future).zone(A, ZONE, before.content().records());
    dns.serial(B, ZONE, future).zone(B, ZONE, before.content().records());
    assertThat(plan().content().serial()).isEqualTo(future);
    zone("ns A 192.0.2.54");
    PlannedZone zone = plan();
    assertThat(zone.content().serial()).isEqualTo(future + 1);
    assertThat(zone.content().text()).contains("hostmaster 2027050104 ");
    assertThat(zone.decision()).startsWith("changed; serials are ahead of today's (2026010199)");
  }

  @Test
  void plan_serialNearTheEndOfTheCircle_goesOnAheadOfIt() {
    dns.serial(A, ZONE, 4_294_967_295L).serial(B, ZONE, 4_294_967_295L);
    // Half of the circle behind the last serial is ahead of it, today's among that.
    assertThat(plan().content().serial()).isEqualTo(TODAY);
    dns.serial(A, ZONE, TODAY + 2_147_483_640L).serial(B, ZONE, TODAY + 2_147_483_640L);
    assertThat(plan().content().serial()).isEqualTo(TODAY + 2_147_483_641L);
  }

  @Test
  void plan_serversSpreadOverTheCircle_saysThatNoSerialIsAhead() {
    dns.serial(A, ZONE, 1).serial(B, ZONE, 2_147_483_648L);
    assertThat(problems(ZONE)).singleElement()
        .asString()
        .contains("no serial is ahead of all that is served (RFC 1982)", "serves");
  }

  @Test
  void plan_serialThatStays_isRenderedOnce() throws IOException {
    PlannedZone before = plan();
    assertThat(rendered).hasValue(1);
    serve(A, before);
    serve(B, before);
    ledger().put(ZONE, new SerialLedger.Entry(TODAY, before.content().contentHash()));
    assertThat(plan().changed()).isFalse();
    assertThat(rendered).hasValue(2);
    zone("ns A 192.0.2.54");
    assertThat(plan().content().text()).contains("hostmaster 2026010102 ");
    assertThat(rendered).hasValue(4);
  }

  @Test
  void plan_serialElsewhereToo_isThatOfTheSoaAndNoChange() throws IOException {
    zone("ns A 192.0.2.53\n@ TXT {{ serial }}");
    PlannedZone first = plan();
    ledger().put(ZONE, new SerialLedger.Entry(first.content().serial(),
        first.content().contentHash()));
    serve(A, first);
    serve(B, first);
    assertThat(plan().changed()).isFalse();
    zone("ns A 192.0.2.54\n@ TXT {{ serial }}");
    assertThat(plan().content().text()).contains("hostmaster 2026010102", "TXT 2026010102");
  }

  @Test
  void plan_fileThatIsNoTemplate_isServedAsItIs() throws IOException {
    Files.delete(root.resolve("zones/example.org.zone.j2"));
    String text = "$TTL 60\r\n@ SOA ns h 5 7200 3600 1209600 3600\n@ NS ns\nns A 192.0.2.9\n\n";
    Files.writeString(root.resolve("zones/example.org.zone"), text);
    assertThat(plan().content().text()).isEqualTo(text.replace("\r", ""));
    assertThat(plan().content().serial()).isEqualTo(5);
    Files.writeString(root.resolve("zones/example.org.zone"), text + "x A 1\n  y\n");
    assertThat(problems(ZONE)).first().asString().startsWith("zones/example.org.zone:6:5: ");
  }

  @Test
  void plan_any_writesNothing() throws IOException {
    List<Path> before = files();
    plan();
    assertThat(files()).isEqualTo(before);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted().toList();
    }
  }

  @Test
  void plan_severalProblems_areReportedTogetherWithTheirPlaces() throws IOException {
    zone("{% set address = '192.0.2.x' %}\nns A 192.0.2.y\nwww A {{ address }}");
    Files.writeString(root.resolve("zones/example.net.zone.j2"), "@ SOA {{ nothing }}\n");
    List<String> problems = problems(ZONE, "example.net", "example.com");
    assertThat(problems).hasSize(4);
    assertThat(problems.get(0)).startsWith("zones/example.org.zone.j2:5:6: ");
    assertThat(problems.get(1)).startsWith("zones/example.org.zone.j2:6");
    assertThat(problems.get(2)).startsWith("zones/example.net.zone.j2:1");
    assertThat(problems.get(3)).startsWith("zones/example.com.zone.j2: no such zone file");
  }

  @Test
  void plan_mistakeBehindAnExpression_hasNoColumn() throws IOException {
    zone("{% set name = 'ns' %}\n{{ name }} A 192.0.2.y");
    assertThat(problems(ZONE)).first().asString().startsWith("zones/example.org.zone.j2:5: ");
  }
}
