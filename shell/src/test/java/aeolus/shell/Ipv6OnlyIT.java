package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.lab.Lab;
import aeolus.ssh.HostKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Re-images a machine that has nothing but a static IPv6 address and a link-local gateway. */
final class Ipv6OnlyIT {
  private static final String PREPARE = """
      cat >/etc/network/interfaces <<END
      auto lo
      iface lo inet loopback
      auto eth1
      iface eth1 inet6 static
        address MACHINE/64
        gateway GATEWAY
        accept_ra 0
      END
      for i in 1 2 3 4 5 6 7 8 9 10; do [ -e /sys/class/net/eth1 ] || sleep 1; done
      ifup eth1
      rm -f /etc/resolv.conf
      echo nameserver RESOLVER >/etc/resolv.conf
      echo "deb MIRROR bookworm main" >/etc/apt/sources.list
      rm -f /etc/apt/sources.list.d/*
      """;
  private static final String DEPLOY = """
      #!/bin/sh
      # Leaves on the stock system's disk what network there was.
      set -eu
      mount "${AEOLUS_DISK}1" /target
      mkdir -p /target/etc/aeolus
      echo "$AEOLUS_DEPLOYMENT" >/target/etc/aeolus/deployment
      exec 3>/target/root/network
      ip -o addr show >&3
      ip -6 route >&3
      getent ahostsv6 NAME >&3
      /usr/lib/apt/apt-helper download-file "MIRROR/dists/bookworm/Release" /tmp/Release
      grep '^Codename' /tmp/Release >&3
      exec 3>&-
      umount /target
      """;

  @TempDir
  private Path folder;
  private DemoProject project;
  private Ipv6World world;

  @AfterEach
  void destroyMachines() throws Exception {
    if (project != null) {
      project.destroy();
    }
    if (world != null) {
      world.close();
    }
  }

  @Test
  void init_ipv6OnlyStatic_goesAllTheWay() throws Exception {
    world = Ipv6World.open(Lab.workstationMirror());
    project = DemoProject.withMachines(folder, "x");
    world.plugInto(project.lab().consoleLog("x").resolveSibling("qmp.sock"));
    project.ssh("x", filledIn(PREPARE));
    lead();
    done("run", "init", "--host", "x", "--dry-run", "--fingerprint", fingerprint());
    done("exec", "--host", "x", "--",
        "pkill dhclient; ip addr flush dev eth0; ip link set eth0 down");

    done("run", "init", "--host", "x", "--yes");
    DemoProject.Outcome network = done("exec", "--host", "x", "--",
        "cat /root/network /etc/aeolus/deployment");
    assertThat(network.out())
        .contains(Ipv6World.MACHINE + "/64", "default via " + Ipv6World.GATEWAY + " dev ",
            Ipv6World.RESOLVER + " ", "Codename: bookworm")
        .doesNotContain("inet 10.0.2.", "fec0:");
  }

  private String filledIn(String script) {
    return script.replace("MACHINE", Ipv6World.MACHINE)
        .replace("GATEWAY", Ipv6World.GATEWAY)
        .replace("RESOLVER", Ipv6World.RESOLVER)
        .replace("MIRROR", world.mirror())
        .replace("NAME", Ipv6World.NAME);
  }

  private DemoProject.Outcome done(String... words) {
    DemoProject.Outcome outcome = project.aeolus(words);
    assertThat(outcome.status()).as(outcome.out() + outcome.err()).isZero();
    return outcome;
  }

  /** Leads Aeolus to the machine by its only address, with a known_hosts of the test's own. */
  private void lead() {
    ScriptPayload.addTo(project);
    project.writeProgram("templates/script/deploy", filledIn(DEPLOY));
    project.write(".aeolus/inventory/lab.yaml", project.lab()
        .inventoryOverlay()
        .replace("ansible_host: 127.0.0.1", "ansible_host: \"" + Ipv6World.MACHINE + "\"")
        .replaceAll("ansible_port: [0-9]+", "ansible_port: 22")
        .replace(project.lab().knownHosts().toString(),
            folder.resolve("known_hosts").toString()));
  }

  private String fingerprint() throws Exception {
    Path key = project.lab().hostKey("x");
    return HostKeys.fingerprint(
        Files.readString(key.resolveSibling(key.getFileName() + ".pub")).strip());
  }
}
