package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Boots a real stock machine; the disk image is the one of the user's cache folder. */
final class LabIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static Lab lab;

  @BeforeAll
  static void bootMachine() {
    boolean root = "root".equals(System.getProperty("user.name"));
    assumeTrue(root, "SKIPPED: building the lab's disk image needs root");
    lab = Lab.open(Lab.defaultCacheFolder(), "it-lab");
    assumeTrue(lab.missingPackages().isEmpty(), "SKIPPED: not installed: "
        + lab.missingPackages());
    lab.destroy();
    LabHost host = new LabHost("it", List.of(64));
    LabSpec spec = LabSpec.of("it");
    lab.up(
        new LabSpec(List.of(host), spec.memoryMib(), spec.stock(), Firmware.BIOS,
            spec.accelerator()),
        System.out::println);
  }

  @AfterAll
  static void removeMachine() {
    if (lab != null) {
      lab.destroy();
    }
  }

  @Test
  void machine_logsInPowerCutAndFreshDisk_isAStockServerAgain() {
    assertThat(run("hostname; ls /dev/disk/by-id; command -v kexec || echo no kexec"))
        .contains("it", "virtio-aeolus-it", "virtio-aeolus-it-1", "no kexec");
    assertThat(run("ip -4 -o addr show dev eth0")).anyMatch(line -> line.contains("dynamic"));
    String before = run("echo kept >/root/kept; sync; cat /proc/sys/kernel/random/boot_id")
        .getFirst();
    assertThat(Files.exists(lab.consoleSocket("it"))).isTrue();

    lab.powerCut("it");
    assertThat(lab.status().anyRunning()).isFalse();
    lab.powerOn("it", System.out::println);
    assertThat(run("cat /root/kept /proc/sys/kernel/random/boot_id")).contains("kept")
        .doesNotContain(before);

    List<String> known = Folder.read(lab.knownHosts()).lines().toList();
    lab.reset("it", true);
    assertThat(run("ls /root/kept 2>&1 || echo gone")).contains("gone");
    assertThat(Folder.read(lab.knownHosts()).lines()).containsExactlyInAnyOrderElementsOf(known);
    assertThat(lab.consoleLog("it")).content().contains("login:");
  }

  private static List<String> run(String command) {
    List<String> words = Stream.concat(lab.sshCommand("it").stream(), Stream.of(command)).toList();
    return Programs.ofWorkstation().runOrFail(words, TIMEOUT, line -> {}).lastLines();
  }
}
