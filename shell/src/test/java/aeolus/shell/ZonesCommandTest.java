package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.shell.TestProject.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZonesCommandTest {
  @TempDir
  private Path folder;
  private TestProject project;

  @BeforeEach
  void setUp() {
    project = new TestProject(folder);
  }

  @Test
  void list_zones_areShownWithFileSerialAndServers() {
    project.write("zones/spare.test.zone", "")
        .write(".aeolus/zones/example.test.json", "{\"serial\": 7, \"content\": \"x\"}");

    assertThat(project.result("zones", "list")).isEqualToIgnoringNewLines("""
        ZONE          FILE                        SERIAL  SERVED BY
        example.test  zones/example.test.zone.j2  7       ns1, ns2
        other.test    zones/other.test.zone.j2    -       ns1, ns2
        spare.test    zones/spare.test.zone       -       -
        """);
  }

  @Test
  void list_json_hasNullForWhatIsMissing() throws Exception {
    Files.delete(project.file("zones/other.test.zone.j2"));

    assertThat(project.result("zones", "list", "--json")).isEqualTo("""
        [{"zone":"example.test","file":"zones/example.test.zone.j2","serial":null,\
        "servers":["ns1","ns2"]},\
        {"zone":"other.test","file":null,"serial":null,"servers":["ns1","ns2"]}]
        """);
  }

  @Test
  void render_oneZone_printsItAloneAndTellsTheSerialBeside() {
    Outcome outcome = project.run("zones", "render", "example.test");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith("$TTL 1h\n@ IN SOA ns1")
        .endsWith("ns1.example.test. IN A 192.0.2.1\nns2.example.test. IN A 192.0.2.2\n");
    assertThat(outcome.err())
        .matches("example.test: serial 20\\d{6}01 \\(never deployed from here\\)\n");
  }

  @Test
  void render_severalZones_areToldApartByTheirOrigin() {
    assertThat(project.result("zones", "render"))
        .startsWith("$ORIGIN example.test.\n$TTL")
        .contains("\n$ORIGIN other.test.\n$TTL");
  }

  @Test
  void render_deployedBefore_countsOnFromThatSerial() {
    project.write(".aeolus/zones/example.test.json",
        "{\"serial\": 4000000000, \"content\": \"old\"}");

    Outcome outcome = project.run("zones", "render", "example.test.");
    assertThat(outcome.err()).contains("serial 4000000001 (changed since it was last deployed");
    assertThat(outcome.out()).contains(" 4000000001 4h");
  }

  @Test
  void render_toFolder_writesWholeFilesOnly() throws Exception {
    assertThat(project.result("zones", "render", "-o", "out/zones")).isEqualToIgnoringNewLines(
        "out/zones/example.test.zone\nout/zones/other.test.zone\n");
    assertThat(project.read("out/zones/example.test.zone")).contains("ns2.example.test. IN A");
    try (Stream<Path> written = Files.list(project.file("out/zones"))) {
      assertThat(written).hasSize(2);
    }
  }

  @Test
  void render_toFolderWithOneZoneWrong_writesNone() {
    project.write("zones/other.test.zone.j2", "{{ nobody_knows }}\n");

    Outcome outcome = project.run("zones", "render", "-o", "out");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(project.file("out")).doesNotExist();
  }

  @Test
  void render_json_hasTextOrFile() {
    assertThat(project.result("zones", "render", "example.test", "--json"))
        .startsWith("[{\"zone\":\"example.test\",\"serial\":20")
        .contains("\"servers\":[\"ns1\",\"ns2\"],\"records\":5,\"file\":null,\"text\":\"$TTL");
    assertThat(project.result("zones", "render", "example.test", "-o", "out", "--json"))
        .contains("/out/example.test.zone\",\"text\":null}]");
  }

  @Test
  void renderAndCheck_unknownZone_exitThreeWithTheNearest() {
    for (String word : new String[] {"render", "check"}) {
      Outcome outcome = project.run("zones", word, "exmaple.test");
      assertThat(outcome.status()).isEqualTo(3);
      assertThat(outcome.err())
          .contains("unknown zone \"exmaple.test\", did you mean \"example.test");
    }
  }

  @Test
  void check_allRight_exitsZero() {
    assertThat(project.result("zones", "check")).contains("2 zones checked: 0 errors, 0 warnings");
    assertThat(project.result("zones", "check", "--json"))
        .isEqualTo("{\"zones\":[\"example.test\",\"other.test\"],\"problems\":[]}\n");
  }

  @Test
  void check_nameInUpperCase_isTheSameZone() {
    project.write("inventory/hosts.yaml",
        TestProject.HOSTS.replace("example.test, other", "Example.Test, other"));

    assertThat(project.result("zones", "check", "EXAMPLE.test.", "--json"))
        .isEqualTo("{\"zones\":[\"example.test\"],\"problems\":[]}\n");
    assertThat(project.result("zones", "check")).contains("2 zones checked: 0 errors, 0 warnings");
  }

  @Test
  void check_warningsOnly_exitsZero() {
    project.write("zones/spare.test.zone", "")
        .write("zones/example.test.zone.j2",
            TestProject.ZONE.replace("@ IN NS ns2.example.test.", ";"));

    Outcome outcome = project.run("zones", "check");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).contains("(ns-single)")
        .contains("zones/spare.test.zone: warning: left out: no host serves it");
    assertThat(outcome.out()).contains("2 zones checked: 0 errors, 2 warnings");
  }

  @Test
  void check_unknownVariableAndBadRecord_namesBothByFileAndLine() {
    project.write("zones/example.test.zone.j2", TestProject.ZONE + "www IN A {{ nobody_knows }}\n")
        .write("zones/other.test.zone.j2", TestProject.ZONE + "www IN A 192.0.2.300\n");

    Outcome outcome = project.run("zones", "check");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("zones/example.test.zone.j2:7")
        .contains("nobody_knows")
        .contains("zones/other.test.zone.j2:7")
        .contains("192.0.2.300");
  }

  @Test
  void check_jsonOfErrors_hasPlaces() {
    project.write("zones/other.test.zone.j2", TestProject.ZONE + "www IN A 192.0.2.300\n");

    Outcome outcome = project.run("zones", "check", "other.test", "--json");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.out())
        .contains("{\"severity\":\"error\",\"file\":\"zones/other.test.zone.j2\""
            + ",\"line\":7,\"column\":")
        .contains("\"rule\":null}");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void check_jsonOfBrokenRule_namesItBesideTheMessage() {
    project.write("zones/other.test.zone.j2",
        TestProject.ZONE + "odd IN A 127.0.0.1\nwww IN A 192.0.2.300\n");

    assertThat(project.run("zones", "check", "other.test", "--json").out())
        .contains("{\"severity\":\"warning\",\"file\":\"zones/other.test.zone.j2\""
            + ",\"line\":7,\"column\":1,\"message\":\"A of odd.other.test.: expected an address of"
            + " a host, got 127.0.0.1\",\"rule\":\"address-odd\"}");
  }

  @Test
  void check_zoneWithoutFile_namesTheFileExpected() throws Exception {
    Files.delete(project.file("zones/other.test.zone.j2"));

    Outcome outcome = project.run("zones", "check");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("zones/other.test.zone.j2: error: no such zone file");
  }

  @Test
  void diff_againstFolder_showsWhatDiffersAndExitsFourWhenAsked() {
    project.result("zones", "render", "-o", "out");
    assertThat(project.result("zones", "diff", "--against", "out", "--exit-code"))
        .contains("out/example.test.zone (serial 20")
        .contains("no difference");
    project.write("out/example.test.zone", project.read("out/example.test.zone")
        .replace("IN A 192.0.2.1", "300 IN A 192.0.2.1")
        .replace("IN A 192.0.2.2", "IN A 192.0.2.9"));
    Outcome outcome = project.run("zones", "diff", "example.test", "--against", "out",
        "--exit-code");
    assertThat(outcome.status()).isEqualTo(4);
    assertThat(outcome.out())
        .contains("1 RRset changed, 1 RRset with another TTL only")
        .contains("~ ns1.example.test. A TTL 300 -> 3600")
        .contains("- ns2.example.test. 3600 A 192.0.2.9")
        .contains("caches have forgotten the old data 1h after");
    assertThat(project.result("zones", "diff", "example.test", "--against", "out", "--json"))
        .contains("\"same\":false", "\"kind\":\"ttl\"", "\"old_ttl\":300");
    assertThat(project.result("zones", "diff", "example.test", "--against", "out", "--markdown"))
        .contains("```diff\n")
        .contains("! ns1.example.test. A TTL");
  }

  @Test
  void diff_mistakes_areToldInWords() {
    assertThat(project.run("zones", "diff", "--resolver", "192.0.2.1").status()).isEqualTo(2);
    assertThat(project.run("zones", "diff", "--against", "nowhere").err())
        .contains("nowhere: error: no such folder");
    project.write("out/example.test.zone", "@ A 192.0.2.x\n");
    Outcome outcome = project.run("zones", "diff", "example.test", "--against", "out");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("out/example.test.zone:1:");
  }

  @Test
  void list_manyServers_areFolded() {
    project.write("inventory/hosts.yaml",
        "nameservers: {hosts: {'ns[01:20]': }, vars: {aeolus_zones: [example.test]}}\n");
    assertThat(project.result("zones", "list")).contains("  ns[01-20] (20)\n");
  }

  @Test
  void check_sameReasonOfManyHosts_isSaidOnce() {
    project.write("inventory/hosts.yaml",
        """
            nameservers:
              hosts: {"ns[01:20]": }
              vars: {ansible_host: 127.0.0.1, ansible_port: 1, aeolus_mirror: "http://mirror.invalid/debian"}
            """);
    assertThat(project.run("run", "check", "-g", "nameservers").out().lines())
        .filteredOn(line -> line.contains("ns[01-20] (20): "))
        .hasSize(1);
  }

  @Test
  void push_manyServers_areSaidOnceEach() {
    project.write("inventory/hosts.yaml", """
        nameservers:
          hosts: {"ns[01:20]": }
          vars: {ansible_host: 127.0.0.1, ansible_port: 1, aeolus_dns_port: 1, net: 192.0.2,
            aeolus_zones: [example.test]}
        """)
        .write("zones/example.test.zone.j2",
            "@ 60 SOA ns root {{ serial }} 1h 1h 1h 1h\n@ 60 NS ns\nns 60 A 192.0.2.1\n");
    Outcome outcome = project.run("run", "zones", "-H", "ns01", "--dry-run");
    assertThat(outcome.err()).contains("ns[02-20] (19): warning: stays behind with example.test");
    outcome = project.run("run", "zones", "-g", "nameservers", "--dry-run");
    assertThat(outcome.out()).contains("push zones to ns[01-20] (20), one after the other");
    assertThat(outcome.err()).contains("aeolus: ns[01-20] (20): example.test: the server does not");
  }

  @Test
  void import_fileIsThere_isNotOverwritten() {
    Outcome outcome = project.run("zones", "import", "ns1", "example.test");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("is there already; --force overwrites it");
  }
}
