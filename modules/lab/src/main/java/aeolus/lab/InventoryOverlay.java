package aeolus.lab;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the inventory source that leads Ansible and Aeolus to the lab's machines. */
final class InventoryOverlay {
  private final Path operatorKey;
  private final String operatorPublicKey;
  private final Path knownHosts;
  private final String mirror;

  InventoryOverlay(Path operatorKey, String operatorPublicKey, Path knownHosts, String mirror) {
    this.operatorKey = operatorKey;
    this.operatorPublicKey = operatorPublicKey;
    this.knownHosts = knownHosts;
    this.mirror = mirror;
  }

  /** Returns a YAML inventory with one host for each machine. */
  String text(List<LabMachine> machines) {
    StringBuilder yaml = new StringBuilder("# Written by aeolus lab up, removed by lab down.\n");
    yaml.append("all:\n  hosts:\n");
    for (LabMachine machine : machines) {
      yaml.append("    ").append(quoted(machine.name())).append(":\n");
      variables(machine).forEach((name, value) -> yaml.append("      ")
          .append(name)
          .append(": ")
          .append(value)
          .append('\n'));
    }
    return yaml.toString();
  }

  private Map<String, String> variables(LabMachine machine) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("ansible_host", "127.0.0.1");
    variables.put("ansible_port", Integer.toString(machine.sshPort()));
    variables.put("ansible_user", "root");
    variables.put("ansible_ssh_private_key_file", quoted(operatorKey.toString()));
    variables.put("ansible_ssh_common_args", quoted("-o UserKnownHostsFile=" + knownHosts));
    variables.put("aeolus_dns_address", "127.0.0.1");
    variables.put("aeolus_dns_port", Integer.toString(machine.dnsPort()));
    variables.put("aeolus_disk", quoted("/dev/disk/by-id/virtio-aeolus-" + machine.name()));
    variables.put("aeolus_mirror", quoted(mirror));
    variables.put("aeolus_cmdline", quoted("console=ttyS0"));
    variables.put("aeolus_authorized_keys", "[" + quoted(operatorPublicKey) + "]");
    variables.put("operator_keys", "[" + quoted(operatorPublicKey) + "]");
    return variables;
  }

  /** A YAML double-quoted scalar. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
