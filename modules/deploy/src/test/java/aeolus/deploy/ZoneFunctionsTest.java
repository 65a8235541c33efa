package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import aeolus.core.Host;
import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.core.VaultDecryptor;
import aeolus.inventory.InventoryReader;
import aeolus.ssh.HostKeyPair;
import aeolus.ssh.HostKeys;
import aeolus.template.TemplateSettings;
import aeolus.template.Templates;
import aeolus.zone.generate.SshFingerprints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZoneFunctionsTest {
  private static final String REVERSE = "2.0.192.in-addr.arpa";
  private static final String HEAD = """
      $TTL 3600
      @ SOA ns.example.org. hostmaster.example.org. {{ serial }} 7200 3600 1209600 3600
      """;
  private static final String TOP = HEAD + "@ NS ns.example.org.\n@ NS ns.example.net.\n";

  @TempDir
  private Path root;
  private final List<Problem> warnings = new ArrayList<>();

  @BeforeEach
  void setUp() {
    write("hosts.yaml", """
        all:
          vars: {aeolus_mirror: "http://m"}
        nameservers:
          vars: {aeolus_image: image}
          hosts:
            a: {aeolus_zones: [example.org, 2.0.192.in-addr.arpa, catalog.example]}
            b: {aeolus_zones: [example.org, b.example.]}
            out.side: {}
        others:
          hosts:
            plain: {}
        """);
    write("templates/image/secrets.yaml", """
        etc/ssh/ssh_host_ed25519_key: {file: "keys/{{ inventory_hostname }}"}
        etc/nsd/other.key: {command: ["false"]}
        """);
    zone("example.org", TOP + "ns A 192.0.2.53\nwww A 192.0.2.80\n");
    zone("b.example", TOP + "@ A 192.0.2.80\nhost A 192.0.2.7 ; aeolus: no-reverse\n");
    zone(REVERSE, TOP + "{{ reverse_records() }}\n");
    zone("catalog.example", HEAD + "{{ catalog_records(groups['nameservers']) }}\n");
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void zone(String name, String text) {
    write("zones/" + name + ".zone.j2", text);
  }

  private String key(String host) {
    HostKeyPair pair = HostKeys.generateEd25519("");
    write("keys/" + host, pair.privateKey().revealText());
    return SshFingerprints.of(pair.publicKey(), false).getFirst().toUpperCase(Locale.ROOT);
  }

  private List<PlannedZone> draft(String... names) {
    ProjectView view = new ProjectView(root,
        new InventoryReader(VaultDecryptor.NONE).read(List.of(root.resolve("hosts.yaml")), root),
        Templates.create(new TemplateSettings(root, List.of(root))), () -> "http://m");
    List<Host> hosts = view.inventory().hosts().stream().map(view::resolved).toList();
    return new ZonePlanner(view, new FakeDnsClient(), _ -> Optional.empty(),
        new SerialLedger(root.resolve("state")), Clock.systemUTC())
        .draft(List.of(names), hosts, warnings);
  }

  private List<String> records(String name, String type) {
    return draft(name).getFirst()
        .content()
        .records()
        .stream()
        .filter(record -> record.type().equals(type))
        .map(record -> record.owner() + " " + record.ttl() + " " + record.rdata())
        .toList();
  }

  private List<String> problems(String... names) {
    return catchThrowableOfType(InvalidInputException.class, () -> draft(names)).problems()
        .stream()
        .map(problem -> problem.toString().replace(root + "/", ""))
        .toList();
  }

  @Test
  void reverseRecords_otherZones_giveTheirAddresses() {
    assertThat(records(REVERSE, "PTR")).containsExactly(
        "53.2.0.192.in-addr.arpa. 3600 ns.example.org.",
        "80.2.0.192.in-addr.arpa. 3600 b.example.",
        "80.2.0.192.in-addr.arpa. 3600 www.example.org.");
    assertThat(warnings).isEmpty();
  }

  @Test
  void reverseRecords_options_chooseNamesAndTtl() {
    zone(REVERSE, TOP + "{{ reverse_records(except='b.*', ttl='5m') }}\n");
    assertThat(records(REVERSE, "PTR")).containsExactly(
        "53.2.0.192.in-addr.arpa. 300 ns.example.org.",
        "80.2.0.192.in-addr.arpa. 300 www.example.org.");
    zone(REVERSE, TOP + "{{ reverse_records(only=['b.*', 'ns.*'], except=['ns.*']) }}\n");
    assertThat(records(REVERSE, "PTR"))
        .containsExactly("80.2.0.192.in-addr.arpa. 3600 b.example.");
  }

  @Test
  void reverseRecords_explicitRecords_goBeforeGenerated() {
    zone(REVERSE, TOP + "{{ reverse_records() }}\n80 PTR by.hand.example.\n53 CNAME 53.else\n");
    assertThat(records(REVERSE, "PTR"))
        .containsExactly("80.2.0.192.in-addr.arpa. 3600 by.hand.example.");
  }

  @Test
  void reverseRecords_brokenZone_isReportedOnceAtItsPlace() {
    zone("example.org", TOP + "ns A 192.0.2.x\n");
    String problem = "zones/example.org.zone.j2:5:6: A record: expected an IPv4 address, got "
        + "\"192.0.2.x\"";
    assertThat(problems(REVERSE)).containsExactly(problem);
    assertThat(problems(REVERSE, "example.org")).containsExactly(problem);
    assertThat(problems("example.org", REVERSE)).containsExactly(problem);
  }

  @Test
  void reverseRecords_brokenZoneAndOwnMistakes_areReportedTogether() {
    zone("example.org", TOP + "ns A 192.0.2.x\n");
    zone(REVERSE, TOP + "{{ reverse_records() }}\n9 PTR\n");
    assertThat(problems(REVERSE)).hasSize(2)
        .anyMatch(text -> text.startsWith("zones/" + REVERSE + ".zone.j2:6:"))
        .anyMatch(text -> text.startsWith("zones/example.org.zone.j2:5:"));
  }

  @Test
  void reverseRecords_mistakes_areAtTheirPlace() {
    zone("b.example", TOP + "{{ reverse_records() }}\n");
    assertThat(problems("b.example")).singleElement()
        .asString()
        .startsWith("zones/b.example.zone.j2:5:4: reverse_records(): expected a zone below "
            + "in-addr.arpa or ip6.arpa, got \"b.example\"");
    zone("b.example", TOP);
    zone(REVERSE, TOP + "{{ reverse_records(only=7) }}{{ reverse_records(ttl='x') }}"
        + "{{ reverse_records(most=0) }}{{ reverse_records(part='0-1') }}\n");
    assertThat(problems(REVERSE)).hasSize(4)
        .allMatch(text -> text.startsWith("zones/" + REVERSE + ".zone.j2:5:"));
  }

  @Test
  void reverseRecords_mistakeBehindThem_isAtItsPlaceInTheTemplate() {
    zone(REVERSE, TOP + "{{ reverse_records() }}\n9 PTR\n");
    assertThat(problems(REVERSE)).singleElement()
        .asString()
        .startsWith("zones/" + REVERSE + ".zone.j2:6:");
  }

  @Test
  void reverseRecords_anyZone_isRenderedOnce() {
    write("count", "#!/bin/sh\necho . >>" + root + "/counted\necho 1\n");
    assertThat(root.resolve("count").toFile().setExecutable(true)).isTrue();
    zone("b.example", TOP + "@ A 192.0.2.{{ lookup('pipe', './count') }}\n");
    zone("0.192.in-addr.arpa", TOP + "{{ reverse_records() }}\n");
    assertThat(draft(REVERSE, "0.192.in-addr.arpa")).hasSize(2);
    assertThat(root.resolve("counted")).content().hasSize(2);
  }

  @Test
  void sshfpRecords_hosts_areOfTheirShippedKeys() {
    String a = key("a");
    String b = key("b");
    zone("example.org", TOP + "ns A 192.0.2.53\n{{ sshfp_records('a', ttl=60) }}\n"
        + "{{ sshfp_records('b', owner='ns') }}\n{{ sshfp_records(host='b', owner='@') }}\n");
    assertThat(records("example.org", "SSHFP")).containsExactlyInAnyOrder(
        "a.example.org. 60 " + a, "ns.example.org. 3600 " + b, "example.org. 3600 " + b);
  }

  @Test
  void sshfpRecords_publicHalfInImage_leavesThePrivateOneShut() {
    String expected = key("a");
    write("templates/image/secrets.yaml", """
        etc/ssh/ssh_host_ed25519_key: {command: ["false"]}
        etc/ssh/ssh_host_ed25519_key.pub: {file: keys/a.pub}
        """);
    write("keys/a.pub", HostKeys.publicOf(aeolus.core.SecretText.of(content("keys/a"))) + "\n");
    zone("example.org", TOP + "ns A 192.0.2.53\n{{ sshfp_records('a') }}\n");
    assertThat(records("example.org", "SSHFP")).containsExactly("a.example.org. 3600 " + expected);
  }

  private String content(String name) {
    try {
      return Files.readString(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void sshfpRecords_mistakes_sayWhyAtTheirPlace() {
    write("keys/b", "$ANSIBLE_VAULT;1.1;AES256\n6162\n");
    key("out.side");
    zone("example.org", TOP + List.of("", "'nobody'", "'plain'", "'a'", "'b'", "'out.side'")
        .stream()
        .map(argument -> "{{ sshfp_records(" + argument + ") }}\n")
        .collect(Collectors.joining()));
    assertThat(problems("example.org")).hasSize(6)
        .satisfiesExactly(text -> assertThat(text).endsWith("argument \"host\" is missing"),
            text -> assertThat(text).endsWith("expected a host of the inventory, got \"nobody\""),
            text -> assertThat(text).contains("host plain: no aeolus_image"),
            text -> assertThat(text).contains("host a: ").contains("secret not readable"),
            text -> assertThat(text).contains("host b: not a private SSH key"),
            text -> assertThat(text).contains("out.side is not one in example.org; add owner="))
        .allMatch(text -> text.matches("zones/example.org.zone.j2:\\d+:4: sshfp_records.*"));
  }

  @Test
  void catalogRecords_group_hasAllZonesButItself() {
    assertThat(records("catalog.example", "PTR"))
        .extracting(record -> record.replaceAll(".* ", ""))
        .containsExactlyInAnyOrder("2.0.192.in-addr.arpa.", "b.example.", "example.org.");
    assertThat(records("catalog.example", "TXT"))
        .containsExactly("version.catalog.example. 3600 \"2\"");
    assertThat(warnings).isEmpty();
  }

  @Test
  void catalogRecords_options_chooseMembersAndGroups() {
    zone("catalog.example", HEAD + "{{ catalog_records(['a', 'b'], except=['*.arpa'], "
        + "groups={'b.*': 'signed', '*': 'plain'}, ttl=0) }}\n");
    assertThat(records("catalog.example", "PTR")).hasSize(2);
    assertThat(records("catalog.example", "TXT"))
        .extracting(record -> record.replaceAll(".* ", ""))
        .containsExactlyInAnyOrder("\"2\"", "\"signed\"", "\"plain\"");
  }

  @Test
  void catalogRecords_noMembersOrHosts_isRefused() {
    zone("catalog.example", HEAD + "{{ catalog_records(groups['others']) }}"
        + "{{ catalog_records('nameservers') }}\n");
    assertThat(problems("catalog.example")).satisfiesExactly(
        text -> assertThat(text).contains("consumers of an empty catalog would drop all zones"),
        text -> assertThat(text)
            .endsWith("got \"nameservers\", which is a group: groups['nameservers']"));
  }

  @Test
  void functions_inVariable_sayWhereTheyAreKnown() {
    write("hosts.yaml", "all: {hosts: {a: {v: \"{{ reverse_records() }}\"}}}\n");
    assertThat(problems("example.org")).singleElement()
        .asString()
        .contains("reverse_records(): makes records of a zone, there is none here");
  }
}
