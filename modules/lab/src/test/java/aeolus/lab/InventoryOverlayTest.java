package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InventoryOverlayTest {
  @Test
  void text_oneMachine_hasAllThatLeadsToIt() {
    InventoryOverlay overlay = new InventoryOverlay(Path.of("/c/key"), "ssh-ed25519 AAAA lab",
        Path.of("/c/known_hosts"), "http://m.invalid/debian");
    LabMachine machine = new LabMachine("x", 2201, 5301, true, true, 7, 1024);
    assertThat(overlay.text(List.of(machine))).isEqualTo("""
        # Written by aeolus lab up, removed by lab down.
        all:
          hosts:
            "x":
              ansible_host: 127.0.0.1
              ansible_port: 2201
              ansible_user: root
              ansible_ssh_private_key_file: "/c/key"
              ansible_ssh_common_args: "-o UserKnownHostsFile=/c/known_hosts"
              aeolus_dns_address: 127.0.0.1
              aeolus_dns_port: 5301
              aeolus_disk: "/dev/disk/by-id/virtio-aeolus-x"
              aeolus_mirror: "http://m.invalid/debian"
              aeolus_cmdline: "console=ttyS0"
              aeolus_authorized_keys: ["ssh-ed25519 AAAA lab"]
              operator_keys: ["ssh-ed25519 AAAA lab"]
        """);
  }

  @Test
  void quoted_quotesAndBackslashes_areEscaped() {
    assertThat(InventoryOverlay.quoted("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
  }
}
