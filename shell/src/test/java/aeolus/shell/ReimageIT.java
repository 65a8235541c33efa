package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.lab.Firmware;
import aeolus.lab.LabSpec;
import aeolus.zone.generate.SshFingerprints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes a stock Debian machine all the way to a nameserver that answers. */
final class ReimageIT {
  private static final int SMALL_MIB = 512;
  private static final int LARGE_MIB = 2048;
  private static final String TO_STATIC_IPV4 = """
      ifdown eth0
      cat >/etc/network/interfaces <<END
      auto lo
      iface lo inet loopback
      auto eth0
      iface eth0 inet static
        address 10.0.2.15/24
        gateway 10.0.2.2
      END
      echo nameserver 10.0.2.3 >/etc/resolv.conf
      ifup eth0
      """;

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
    project.init("x", "init by tree");
    assertThat(data.digest()).isEqualTo(before);
    project.assertAnswers("2.0.192.in-addr.arpa", "SOA");
    List<String> keys = shownKeys();
    String shown = keys.getFirst().substring(keys.getFirst().indexOf(' ') + 1);
    assertThat(project.query("x.bitfehler.example", "SSHFP").getFirst().replace(" ", ""))
        .containsIgnoringCase(SshFingerprints.of(shown, false).getFirst().replace(" ", ""));

    Path zone = project.file("zones/bitfehler.example.zone.j2");
    Files.writeString(zone, Files.readString(zone) + "added IN TXT \"by a test\"\n");
    DemoProject.Outcome dry = project.aeolus("run", "deploy", "--host", "x", "--dry-run");
    assertThat(dry.out()).contains("+ added.bitfehler.example.", "by a test");
    assertThat(project.query("added.bitfehler.example", "TXT")).isEmpty();
    project.aeolus("run", "deploy", "--host", "x", "--all-at-once", "--yes").assertDone();
    assertThat(project.query("added.bitfehler.example", "TXT")).hasSize(1);
    assertThat(shownKeys()).isEqualTo(keys);
    assertThat(project.aeolus("run", "check", "--host", "x").status()).isZero();
    assertThat(data.digest()).isEqualTo(before);
  }

  @Test
  void init_scriptPayloadOnStaticIpv4_runsItAndReturns() throws Exception {
    project = DemoProject.withMachines(folder, "x");
    ScriptPayload.addTo(project);
    project.ssh("x", TO_STATIC_IPV4);
    assertThat(project.aeolus("run", "facts", "--host", "x").out())
        .contains("10.0.2.15/24", "default via 10.0.2.2")
        .doesNotContain("dhcp 52:");
    project.init("x", "init with a script payload");
    assertThat(project.ssh("x", "cat /root/was-here")).contains("payload of x was here");
    assertThat(project.ssh("x", "cmp /root/kept /etc/machine-id && echo same")).contains("same");
  }

  @Test
  void init_byBootLoaderOnUefi_bootsTheInitramfsOnceAndReturns() throws Exception {
    project = DemoProject.with(folder, LabSpec.of("x")
        .withFirmware(Firmware.UEFI)
        .withMemoryMib(LARGE_MIB));
    ScriptPayload.addTo(project);
    project.write("inventory/host_vars/x.yaml", "aeolus_boot: bootloader\n");
    project.init("x", "init by GRUB on UEFI");
    assertThat(project.ssh("x", "cat /root/was-here")).contains("payload of x was here");
    assertThat(project.ssh("x", "grub-editenv list; grep -c kexec /var/log/dpkg.log; true"))
        .doesNotContain("next_entry=aeolus");
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
}
