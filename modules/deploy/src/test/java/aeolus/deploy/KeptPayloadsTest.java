package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import aeolus.anemos.HostFacts;
import aeolus.core.InvalidInputException;
import aeolus.core.Problem;
import aeolus.payload.Entry;
import aeolus.ssh.HostKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptPayloadsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String NAME = "files/etc/motd";

  @TempDir
  private Path root;
  private PlannerFixture project;
  private KeptPayloads kept;

  @BeforeEach
  void setUp() throws IOException {
    project = new PlannerFixture(root);
    kept = new KeptPayloads(root.resolve("payloads"));
    project.file("hosts.yaml", """
        all:
          vars: {aeolus_image: image, aeolus_mirror: "http://m", ansible_user: root}
          hosts:
            a: {ansible_host: 192.0.2.1, token: hush-hush, aeolus_zones: [example.org]}
        """);
    zone("example.org", "192.0.2.7");
    project.file("templates/image/deploy", "#!/bin/sh\n");
    project.file("templates/image/files/etc/token.j2", "{{ token }}");
    newKey();
    motd("first");
  }

  private void zone(String name, String address) throws IOException {
    project.file("zones/" + name + ".zone.j2",
        "@ 3600 SOA ns.example.edu. h.example.edu. {{ serial }} 1h 15m "
            + "4w 1h\n@ 3600 NS ns.example.edu.\nwww 3600 A " + address + "\n");
  }

  private void newKey() throws IOException {
    project.file("key", HostKeys.generateEd25519("a").privateKey().revealText());
    project.file("templates/image/secrets.yaml", "etc/ssh/ssh_host_ed25519_key: {file: key}\n");
  }

  private void motd(String text) throws IOException {
    project.file("templates/image/files/etc/motd", text);
  }

  private RunPlan plan(String run, Map<String, KeptPayload> previous) {
    return project.plan(run, RunKind.DEPLOY, previous);
  }

  private HostPlan deploy(String run) {
    HostPlan host = plan(run, Map.of()).hosts().getFirst();
    kept.put(host, NOW);
    return host;
  }

  private Optional<KeptPayload> before(HostPlan present) {
    return kept.before("a", Optional.of(KeptPayload.image(present).sha256()));
  }

  private RunPlan back(HostPlan present) {
    return plan("run9", Map.of("a", before(present).orElseThrow()));
  }

  private List<String> problemsOfGoingBack(HostPlan present) {
    return catchThrowableOfType(InvalidInputException.class, () -> back(present)).problems()
        .stream()
        .map(Problem::message)
        .toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("payloads"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void before_sameImageAgain_isNone() throws IOException {
    deploy("run1");
    zone("example.org", "192.0.2.8");
    HostPlan present = deploy("run2");
    assertThat(before(present)).isEmpty();
    assertThat(files()).hasSize(1);
  }

  @Test
  void before_anotherImageCameUpSince_isTheOneBefore() throws IOException {
    HostPlan first = deploy("run1");
    motd("second");
    HostPlan present = deploy("run2");
    assertThat(before(present)).map(KeptPayload::deployment).contains(first.deployment());
    motd("third");
    assertThat(before(deploy("run3"))).map(KeptPayload::deployment).contains(present.deployment());
    assertThat(files()).hasSize(2);
  }

  @Test
  void before_whatWasSentLastNeverCameUp_isTheLastGoodOne() throws IOException {
    HostPlan good = deploy("run1");
    motd("bad");
    HostPlan bad = plan("run2", Map.of()).hosts().getFirst();
    assertThat(before(bad)).map(KeptPayload::deployment).contains(good.deployment());
  }

  @Test
  void put_payload_isReadableToNobodyElseAndHoldsNothingInTheClear() throws IOException {
    deploy("run1");
    Path file = files().getFirst();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    String text = Files.readString(file);
    assertThat(text).doesNotContain("hush-hush", "PRIVATE", "first");
  }

  @Test
  void put_noPrivateKey_isNotKept() throws IOException {
    Files.delete(root.resolve("templates/image/secrets.yaml"));
    deploy("run1");
    assertThat(root.resolve("payloads")).doesNotExist();
  }

  @Test
  void plan_back_hasTheImageOfThenAndTheZonesOfToday() throws IOException {
    HostPlan first = deploy("run1");
    motd("bad");
    project.file("templates/image/files/broken.j2", "{{ nothing }}");
    zone("example.org", "192.0.2.9");
    HostPlan back = plan("run9", Map.of("a", kept.of("a", first.deployment()).orElseThrow()))
        .hosts()
        .getFirst();
    assertThat(back.payload().content(NAME)).asString().isEqualTo("first");
    assertThat(back.payload().content("files/etc/nsd/zones/example.org.zone")).asString()
        .contains("192.0.2.9");
    assertThat(back.hostKeys()).isEqualTo(first.hostKeys());
    assertThat(KeptPayload.image(back).sha256()).isEqualTo(KeptPayload.image(first).sha256());
    assertThat(back.zones()).extracting(ExpectedZone::name).containsExactly("example.org");
    assertThat(back.deployment()).startsWith("run9-");
    assertThat(back.payload().entries()).extracting(Entry::path).contains("manifest", "deploy");
  }

  @Test
  void plan_backWithOtherZones_saysWhichAreNotServedThen() throws IOException {
    deploy("run1");
    motd("second");
    HostPlan present = deploy("run2");
    zone("example.net", "192.0.2.1");
    project.file("host_vars/a.yaml", "aeolus_zones: [example.net]\n");
    RunPlan back = back(present);
    assertThat(back.hosts().getFirst().zones()).isEmpty();
    assertThat(back.warnings()).extracting(Problem::message)
        .anyMatch(text -> text.startsWith("zone example.net came later"))
        .anyMatch(text -> text.startsWith("zone example.org is served by what it goes back to"));
  }

  @Test
  void plan_backWithAnotherKeyToday_saysForWhichItIsSealed() throws IOException {
    deploy("run1");
    motd("second");
    HostPlan present = deploy("run2");
    newKey();
    assertThat(problemsOfGoingBack(present)).singleElement()
        .asString()
        .contains("can't be opened: it was sealed for etc/ssh/ssh_host_ed25519_key");
  }

  @Test
  void plan_backToOtherFolderOfZones_saysWhich() throws IOException {
    deploy("run1");
    motd("second");
    HostPlan present = deploy("run2");
    project.file("host_vars/a.yaml", "aeolus_dns_server: knot\n");
    assertThat(problemsOfGoingBack(present)).singleElement()
        .asString()
        .contains("has its zones in /etc/nsd/zones, expected /var/lib/knot/zones");
  }

  @Test
  void plan_damaged_saysSo() throws IOException {
    deploy("run1");
    motd("second");
    HostPlan present = deploy("run2");
    Path file = files().stream().sorted().findFirst().orElseThrow();
    String text = Files.readString(file);
    int at = text.indexOf("\"content\":\"") + "\"content\":\"".length();
    Files.writeString(file, text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A')
        + text.substring(at + 1));
    assertThat(problemsOfGoingBack(present)).singleElement().asString().endsWith("is damaged");
  }

  @Test
  void journal_goingBack_tellsToWhatAndWhatWasSent() throws IOException {
    HostPlan first = deploy("run1");
    motd("second");
    RunPlan back = back(deploy("run2"));
    Path runs = root.resolve("runs");
    try (Journal journal = Journal.begin(runs, back, Rolling.DEFAULT, RunSettings.DEFAULT, Map.of(),
        "me", NOW, _ -> {})) {
      journal.left("a", new Departure(HostFacts.parse(""), "key", "key"), NOW);
    }
    RunRecord run = RunRecord.read(runs, "run9");
    assertThat(CutOffRun.of(run).previous()).containsExactly(Map.entry("a", first.deployment()));
    assertThat(LastDeparture.of(Stream.of(run), "a").flatMap(LastDeparture::image))
        .contains(KeptPayload.image(first).sha256());
  }
}
