package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import aeolus.core.Host;
import aeolus.core.Vars;
import aeolus.ssh.ConnectionVars;
import aeolus.ssh.SshDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GivenZonesTest {
  @TempDir
  private Path folder;

  @Test
  void of_replacedAndPushed_isWhatTheHostHas() {
    GivenZones given = new GivenZones(folder.resolve("given"));
    assertThat(given.of("ns1")).isEmpty();
    given.replace("ns1", List.of("b.test", "a.test"));
    Host host = new Host("ns1", List.of(), Vars.of(Map.of("ansible_host", "192.0.2.1")));
    given.pushed(new HostZones(host,
        ConnectionVars.fromVars(host,
            new SshDefaults("root", List.of(), List.of(), Duration.ofSeconds(1))),
        DnsAddress.of(host), List.of(), List.of("a.test")));
    assertThat(new GivenZones(folder.resolve("given")).of("ns1")).containsExactly("b.test");
    assertThat(given.of("ns2")).isEmpty();
  }

  @Test
  void of_brokenFile_isNamed() throws IOException {
    Files.writeString(folder.resolve("ns1.json"), "{");
    assertThatThrownBy(() -> new GivenZones(folder).of("ns1"))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("ns1.json")
        .hasMessageContaining("remove it to start anew");
  }
}
