package aeolus.deploy;

import aeolus.anemos.HostFacts;
import aeolus.ssh.HostKeyPolicy;
import aeolus.ssh.SshTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is known of a host's old system when it is left, and how its initramfs will show itself:
 * all that it takes to find the host again. Holds public keys only.
 *
 * @param facts that the old system told
 * @param hostKey the old system's, an OpenSSH public key line
 * @param initramfsKey likewise of the initramfs that was loaded
 */
public record Departure(HostFacts facts, String hostKey, String initramfsKey) {
  /** Returns the old system's boot id, empty where it told none. */
  String bootId() {
    return facts.get("boot_id").orElse("");
  }

  /**
   * Returns the login to the initramfs by the way to the old system: whoever logs in there, and
   * becomes whom, the initramfs has root alone, and a key of its own.
   */
  SshTarget initramfs(SshTarget system) {
    return system.asRoot().withHostKeys(new HostKeyPolicy.Pinned(List.of(initramfsKey)));
  }

  /** Returns the fields of a JSON object. */
  Map<String, Object> asMap() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("host_key", hostKey);
    fields.put("initramfs_key", initramfsKey);
    fields.put("facts", facts.asMap());
    return fields;
  }

  /** Reads what {@link #asMap} wrote. */
  static Departure of(Map<String, Object> fields) {
    Map<?, ?> facts = fields.get("facts") instanceof Map<?, ?> map ? map : Map.of();
    String lines = facts.entrySet()
        .stream()
        .map(fact -> fact.getKey() + "=" + fact.getValue())
        .collect(Collectors.joining("\n"));
    return new Departure(HostFacts.parse(lines), String.valueOf(fields.get("host_key")),
        String.valueOf(fields.get("initramfs_key")));
  }
}
