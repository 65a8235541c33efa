package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.core.Host;
import aeolus.core.VaultDecryptor;
import aeolus.inventory.InventoryReader;
import aeolus.template.TemplateSettings;
import aeolus.template.Templates;
import aeolus.zone.RecordsAnswer;
import aeolus.zone.SoaAnswer;
import aeolus.zone.Transport;
import aeolus.zone.dnsjava.DnsjavaClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Secondaries of Knot and BIND learn from a catalog that an NSD hands out which zones there are. */
@Timeout(60)
final class CatalogIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration QUERY = Duration.ofSeconds(1);
  private static final String CATALOG = "catalog.example";

  @TempDir
  private Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final int primary = LoopbackServers.freePort();
  private final int knot = LoopbackServers.freePort();
  private final int bind = LoopbackServers.freePort();

  @BeforeEach
  void setUp() throws IOException {
    for (String program : List.of("nsd", "nsd-control", "knotd", "named")) {
      assumeTrue(Files.isExecutable(Path.of("/usr/sbin", program)),
          "SKIPPED: not installed: " + program);
    }
    zone("a.example", "");
    zone("b.example", "");
    write("zones/" + CATALOG + ".zone.j2", """
        @ 0 SOA invalid. invalid. {{ serial }} 3600 600 2147483646 0
        {{ catalog_records('primary', groups={'b.*': 'other'}, ttl=0) }}
        """);
  }

  @AfterEach
  void stop() {
    processes.forEach(LoopbackServers::end);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }

  private void zone(String name, String more) throws IOException {
    write("zones/" + name + ".zone.j2", """
        $TTL 60
        @ SOA ns hostmaster {{ serial }} 3600 600 1209600 60
        @ NS ns
        ns A 192.0.2.1
        """ + more);
  }

  /** Renders and checks all that the primary serves, and puts it where that finds it. */
  private void render(String... served) throws IOException {
    List<String> names = new ArrayList<>(List.of(served));
    names.add(CATALOG);
    write("hosts.yaml", "all: {hosts: {primary: {aeolus_mirror: m, aeolus_zones: " + names
        + "}}}\n");
    ProjectView view = new ProjectView(folder,
        new InventoryReader(VaultDecryptor.NONE).read(List.of(folder.resolve("hosts.yaml")),
            folder),
        Templates.create(new TemplateSettings(folder, List.of(folder))), () -> "");
    List<Host> hosts = view.inventory().hosts().stream().map(view::resolved).toList();
    SerialLedger ledger = new SerialLedger(folder.resolve("state"));
    for (PlannedZone zone : new ZonePlanner(view, new DnsjavaClient(), _ -> Optional.empty(),
        ledger, Clock.systemUTC()).draft(names, hosts, new ArrayList<>())) {
      write("nsd/" + zone.name() + ".zone", zone.content().text());
      ledger.put(zone.name(),
          new SerialLedger.Entry(zone.content().serial(), zone.content().contentHash()));
    }
    write("nsd/conf", filled(NSD) + names.stream()
        .map(name -> filled(NSD_ZONE).replace("NAME", name))
        .collect(Collectors.joining()));
  }

  private String filled(String configuration) {
    return configuration.replace("HOME", folder.toString())
        .replace("PRIMARY", String.valueOf(primary))
        .replace("KNOT", String.valueOf(knot))
        .replace("BIND", String.valueOf(bind));
  }

  private void start(String... command) throws IOException {
    processes.add(new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start());
  }

  private void control(String... words) throws Exception {
    List<String> command = new ArrayList<>(
        List.of("/usr/sbin/nsd-control", "-c", folder + "/nsd/conf"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private boolean serves(int port, String zone) {
    return new DnsjavaClient().soa(at(port), zone, Transport.UDP,
        QUERY) instanceof SoaAnswer.Answered answer && answer.authoritative();
  }

  private void await(String what, BooleanSupplier condition) throws Exception {
    Deadline deadline = Deadline.in(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(deadline.isOver())
          .as(() -> what + " does not happen:\n" + log())
          .isFalse();
      Thread.sleep(50);
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void catalog_ofAPrimary_makesSecondariesServeItsZones() throws Exception {
    render("a.example", "b.example");
    for (String home : List.of("knot/zones", "knot/other", "bind")) {
      Files.createDirectories(folder.resolve(home));
    }
    write("knot/conf", filled(KNOTD));
    write("bind/conf", filled(NAMED));
    start("/usr/sbin/nsd", "-d", "-c", folder + "/nsd/conf");
    await("the primary's start", () -> serves(primary, CATALOG));
    start("/usr/sbin/knotd", "-c", folder + "/knot/conf");
    start("/usr/sbin/named", "-g", "-n", "1", "-c", folder + "/bind/conf");

    for (int secondary : new int[] {knot, bind}) {
      await("transfer by " + secondary,
          () -> serves(secondary, "a.example") && serves(secondary, "b.example"));
      assertThat(new DnsjavaClient().records(at(secondary), "ns.b.example.", "A", false, QUERY))
          .isInstanceOfSatisfying(RecordsAnswer.Answered.class,
              answer -> assertThat(answer.answer()).extracting("rdata")
                  .containsExactly("192.0.2.1"));
    }
    await("b.example in the template of its group",
        () -> Files.exists(folder.resolve("knot/other/b.example.zone")));
    assertThat(folder.resolve("knot/other/a.example.zone")).doesNotExist();

    zone("c.example", "");
    render("a.example", "c.example");
    control("reconfig");
    control("reload");
    await("c.example at Knot", () -> serves(knot, "c.example"));
    await("end of b.example at Knot", () -> !serves(knot, "b.example"));
    assertThat(serves(knot, "a.example")).isTrue();
  }

  private static final String NSD = """
      server:
        ip-address: 127.0.0.1@PRIMARY
        server-count: 1
        username: ""
        zonesdir: "HOME/nsd"
        pidfile: "HOME/nsd/pid"
        xfrdfile: "HOME/nsd/xfrd.state"
        zonelistfile: "HOME/nsd/zone.list"
        xfrdir: "HOME/nsd"
        database: ""
      remote-control:
        control-enable: yes
        control-interface: HOME/nsd/sock
      key:
        name: transfer
        algorithm: hmac-sha256
        secret: "dGhpcyBpcyBmb3IgdGhlIHRlc3Qgb25seSEhISEhISE="
      """;
  private static final String NSD_ZONE = """
      zone:
        name: NAME
        zonefile: NAME.zone
        provide-xfr: 127.0.0.1 transfer
        notify: 127.0.0.1@KNOT transfer
      """;
  private static final String KNOTD = """
      server:
          listen: 127.0.0.1@KNOT
          rundir: HOME/knot
      database:
          storage: HOME/knot
      log:
        - target: stderr
          any: info
      key:
        - id: transfer
          algorithm: hmac-sha256
          secret: dGhpcyBpcyBmb3IgdGhlIHRlc3Qgb25seSEhISEhISE=
      remote:
        - id: primary
          address: 127.0.0.1@PRIMARY
          key: transfer
      acl:
        - id: notified
          key: transfer
          action: notify
      template:
        - id: member
          master: primary
          acl: notified
          storage: HOME/knot/zones
        - id: other
          master: primary
          acl: notified
          storage: HOME/knot/other
      zone:
        - domain: catalog.example
          master: primary
          acl: notified
          storage: HOME/knot/zones
          catalog-role: interpret
          catalog-template: [member, other]
      """;
  private static final String NAMED = """
      options {
        directory "HOME/bind"; listen-on port BIND { 127.0.0.1; }; listen-on-v6 { none; };
        recursion no; pid-file "pid"; session-keyfile "session";
        managed-keys-directory "."; dnssec-validation no;
        catalog-zones {
          zone "catalog.example" default-primaries { 127.0.0.1 port PRIMARY key transfer; }
            zone-directory "." min-update-interval 1;
        };
      };
      controls { };
      key transfer {
        algorithm hmac-sha256; secret "dGhpcyBpcyBmb3IgdGhlIHRlc3Qgb25seSEhISEhISE=";
      };
      zone "catalog.example" {
        type secondary; primaries { 127.0.0.1 port PRIMARY key transfer; }; file "catalog.db";
      };
      """;
}
