package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownHostsTest {
  @TempDir
  private Path temp;

  @Test
  void put_portKnownBefore_replacesItsKeysOnly() throws Exception {
    Path file = temp.resolve("known_hosts");
    Files.writeString(file, "[127.0.0.1]:2201 ssh-rsa OLD\n[127.0.0.1]:22 ssh-rsa OTHER\n");
    KnownHosts known = new KnownHosts(file);
    known.put(2201, List.of("ssh-ed25519 NEW root@x"));
    assertThat(file).hasContent("[127.0.0.1]:22 ssh-rsa OTHER\n[127.0.0.1]:2201 ssh-ed25519 NEW\n");
    assertThat(known.knows(2201)).isTrue();
    assertThat(known.knows(220)).isFalse();
  }
}
