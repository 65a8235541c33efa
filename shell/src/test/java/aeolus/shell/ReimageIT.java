package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.lab.Firmware;
import aeolus.lab.LabSpec;
import aeolus.zone.QueryAnswer;
import aeolus.zone.dnsjava.DnsjavaClient;
import aeolus.zone.generate.SshFingerprints;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes a stock Debian machine all the way to a nameserver that answers. */
final class ReimageIT {
  private static final int SMALL_MIB = 512;

  @TempDir
  private Path folder;
  private DemoProject project;

  @AfterEach
  void destroyMachines() {
    if (project != null) {
      project.destroy();
    }
  }

  @Test
  void init_byTree_answersThenServesAChangeWithTheSameHostKeys() throws Exception {
    project = DemoProject.with(folder, LabSpec.of("x")
        .withMemoryMib(SMALL_MIB)
        .withExtraDisks(List.of(DataDisk.MIB)));
    DataDisk data = DataDisk.fill(project, "x", Files.createDirectory(folder.resolve("scratch")));
    String before = data.digest();
    timed("init by tree", () -> init("x"));
    assertThat(data.digest()).isEqualTo(before);
    assertAnswers("2.0.192.in-addr.arpa", "SOA");
    List<String> keys = shownKeys();
    String shown = keys.getFirst().substring(keys.getFirst().indexOf(' ') + 1);
    assertThat(query("x.bitfehler.example", "SSHFP").getFirst().replace(" ", ""))
        .containsIgnoringCase(SshFingerprints.of(shown, false).getFirst().replace(" ", ""));

    Path zone = project.file("zones/bitfehler.example.zone.j2");
    Files.writeString(zone, Files.readString(zone) + "added IN TXT \"by a test\"\n");
    DemoProject.Outcome dry = project.aeolus("run", "deploy", "--host", "x", "--dry-run");
    assertThat(dry.out()).contains("+ added.bitfehler.example.", "by a test");
    assertThat(query("added.bitfehler.example", "TXT")).isEmpty();
    assertDone(project.aeolus("run", "deploy", "--host", "x", "--all-at-once",
        "--yes"));
    assertThat(query("added.bitfehler.example", "TXT")).hasSize(1);
    assertThat(shownKeys()).isEqualTo(keys);
    assertThat(project.aeolus("run", "check", "--host", "x").status()).isZero();
    assertThat(data.digest()).isEqualTo(before);
  }

  @Test
  void init_byPackagesOnUefi_answers() throws Exception {
    project = DemoProject.with(folder, LabSpec.of("y").withFirmware(Firmware.UEFI));
    project.write("inventory/host_vars/y.yaml", "aeolus_bootstrap: packages\n");
    timed("init by packages", () -> init("y"));
    assertAnswers("bitfehler.example", "SOA");
    assertThat(project.aeolus("run", "facts", "--host", "y").out())
        .containsPattern("firmware +uefi\n");
  }

  @Test
  void init_scriptPayload_runsItAndReturns() throws Exception {
    project = DemoProject.withMachines(folder, "x");
    ScriptPayload.addTo(project);
    timed("init with a script payload", () -> init("x"));
    assertThat(project.ssh("x", "cat /root/was-here")).contains("payload of x was here");
    assertThat(project.ssh("x", "cmp /root/kept /etc/machine-id && echo same")).contains("same");
  }

  @Test
  void init_byBootLoader_bootsTheInitramfsOnceAndReturns() throws Exception {
    project = DemoProject.withMachines(folder, "x");
    ScriptPayload.addTo(project);
    project.write("inventory/host_vars/x.yaml", "aeolus_boot: bootloader\n");
    timed("init by GRUB", () -> init("x"));
    assertThat(project.ssh("x", "cat /root/was-here")).contains("payload of x was here");
    assertThat(project.ssh("x", "grub-editenv list; grep -c kexec /var/log/dpkg.log; true"))
        .doesNotContain("next_entry=aeolus");
  }

  private void assertAnswers(String name, String type) {
    assertThat(query(name, type)).hasSize(1);
  }

  private List<String> query(String name, String type) {
    int port = project.lab().status().machines().getFirst().dnsPort();
    QueryAnswer answer = new DnsjavaClient().query(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), name,
        type, Duration.ofSeconds(10));
    assertThat(answer).isInstanceOfSatisfying(QueryAnswer.Answered.class,
        answered -> assertThat(answered.flags()).contains("aa"));
    return ((QueryAnswer.Answered) answer).records();
  }

  private List<String> shownKeys() throws Exception {
    int port = project.lab().status().machines().getFirst().sshPort();
    // Of that type alone: a server that has no other keys lets the questions for them run out.
    Process process = new ProcessBuilder("ssh-keyscan", "-T", "20", "-t", "ed25519", "-p",
        "" + port, "127.0.0.1")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    List<String> keys = process.inputReader().lines().sorted().toList();
    assertThat(keys).isNotEmpty();
    return keys;
  }

  private static void assertDone(DemoProject.Outcome outcome) {
    assertThat(outcome.status()).as(outcome.out() + outcome.err()).isZero();
  }

  private void init(String host) {
    assertDone(project.aeolus("run", "init", "--host", host, "--yes"));
  }

  /** Says how long something took; that it ends at all is for the runs' own deadlines. */
  private static void timed(String what, Runnable work) {
    long start = System.nanoTime();
    work.run();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("TIME %s: %d min %d s%n", what, took.toMinutes(), took.toSecondsPart());
  }
}
