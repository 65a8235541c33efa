package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aeolus.anemos.BaseImage;
import aeolus.anemos.BaseImages;
import aeolus.lab.Lab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Boots the base image with the tests of VLANs in it, since not every workstation's kernel knows
 * those, and all of them have to work there.
 */
final class BaseImageNetworkIT {
  private static final Path RADVD = Path.of("/usr/sbin/radvd");
  private static final String INIT = """
      #!/bin/sh
      export PATH=/usr/sbin:/usr/bin:/sbin:/bin SCRIPTS=/tests SHELL_UNDER_TEST=dash WIRES=nics
      mount -t proc proc /proc
      mount -t sysfs sysfs /sys
      mount -t devtmpfs devtmpfs /dev
      mkdir -p /dev/shm
      for folder in /dev/shm /run /tmp; do mount -t tmpfs tmpfs "$folder"; done
      exec >/dev/console 2>&1
      modprobe -a virtio_pci virtio_net
      for i in 1 2 3 4 5 6 7 8 9 10; do [ "$(ls -d /sys/class/net/*/device | wc -l)" = 2 ] || sleep 1; done
      sh /tests/network-namespaces $(sed -n 's/^\\(test_.*vlan.*\\)() {$/\\1/p' /tests/network-namespaces)
      echo "tests ended with $?, modules: $(cut -d ' ' -f 1 /proc/modules | tr '\\n' ' ')"
      busybox reboot -f
      """;
  private static final String JOIN = """
      mkdir -p segment/tests segment/usr/sbin
      cp "$1/modules/anemos/src/test/sh/network-namespaces" "$1/modules/anemos/src/test/sh/testlib" \\
        "$1/modules/anemos/src/main/resources/aeolus/anemos/anemos" \\
        "$1/modules/anemos/src/main/resources/aeolus/anemos/init" segment/tests/
      cp /usr/sbin/radvd segment/usr/sbin/
      cp init segment/init
      chmod 755 segment segment/init segment/usr segment/usr/sbin
      cp "$2" initrd
      truncate -s %4 initrd
      cd segment
      find . -mindepth 1 | cpio --quiet -o -H newc >>../initrd
      """;

  @TempDir
  private Path folder;

  @Test
  void vlans_inTheInitramfs_areMadeAgainWithTheirAddressesAndRoutes() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: base images need root");
    assumeTrue(Files.exists(RADVD), "SKIPPED: radvd is not installed");
    assumeTrue(Lab.open(Lab.defaultCacheFolder()).missingPackages().isEmpty(),
        "SKIPPED: what a lab needs is not installed");
    BaseImage base = new BaseImages(Lab.defaultCacheFolder()).get(
        new BaseImages.Inputs(Lab.workstationMirror(), "bookworm", ""), System.err::println);
    Files.writeString(folder.resolve("init"), INIT);
    run(List.of("sh", "-euc", JOIN, "sh",
        Path.of("").toAbsolutePath().getParent().toString(), base.archive().toString()));

    String console = run(boot(base.kernel()));
    assertThat(console).contains("tests ended with 0", "8021q")
        .contains("ok - test_vlan_static_upon_an_interface_without_address",
            "ok - test_vlan_by_dhcp_and_router_advertisement_beside_static",
            "ok - test_bridge_upon_a_vlan")
        .doesNotContain("skipped");
  }

  /** A machine with two network interfaces that are connected with each other alone. */
  private static List<String> boot(Path kernel) {
    List<String> command = new ArrayList<>(List.of("timeout", "600", "qemu-system-x86_64",
        "-nodefaults", "-no-user-config", "-display", "none", "-machine", "pc", "-accel",
        "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", "1024", "-no-reboot", "-serial",
        "stdio", "-kernel", kernel.toString(), "-initrd", "initrd", "-append",
        "console=ttyS0 rootfstype=ramfs panic=-1 cryptomgr.notests quiet"));
    for (String end : List.of("00", "01")) {
      command.addAll(List.of("-netdev", "hubport,hubid=0,id=end" + end, "-device",
          "virtio-net-pci,romfile=,netdev=end" + end + ",mac=52:54:00:00:" + end + ":00"));
    }
    return command;
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
