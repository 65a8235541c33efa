package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
  @TempDir
  private Path folder;

  private HostPlan plan() throws IOException {
    RolloutFixture fixture = new RolloutFixture(folder);
    fixture.script("x", "192.0.2.1");
    return fixture.plan(RunKind.INIT).hosts().getFirst();
  }

  @Test
  void find_whatWasPutLast_isFound() {
    SerialLedger ledger = new SerialLedger(folder.resolve("zones"));
    assertThat(ledger.find("2.0.192.in-addr.arpa")).isEmpty();
    ledger.put("0/25.2.0.192.in-addr.arpa", new SerialLedger.Entry(1, "a"));
    ledger.put("0/25.2.0.192.in-addr.arpa", new SerialLedger.Entry(4_294_967_295L, "b"));
    assertThat(new SerialLedger(folder.resolve("zones")).find("0/25.2.0.192.in-addr.arpa"))
        .contains(new SerialLedger.Entry(4_294_967_295L, "b"));
    assertThat(folder.resolve("zones")).isDirectoryContaining("glob:**.json")
        .isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void find_damagedFile_saysWhatToDo() throws IOException {
    Files.writeString(folder.resolve("example.org.json"), "{}");
    assertThatThrownBy(() -> new SerialLedger(folder).find("example.org"))
        .isInstanceOf(AeolusException.class)
        .hasMessageContaining("remove it to start anew");
  }

  @Test
  void changes_afterPut_areNone() throws IOException {
    DeployedManifests manifests = new DeployedManifests(folder.resolve("hosts"));
    assertThat(manifests.changes(plan())).containsExactly("first deployment from here: 2 files");
    manifests.put(plan());
    assertThat(manifests.changes(plan())).containsExactly("no file changes");
    assertThat(Files.readString(folder.resolve("hosts/x.json")))
        .contains("\"secrets/etc/password\":\"secret\"");
  }

  @Test
  void changes_otherFiles_areNamed() throws IOException {
    Files.writeString(folder.resolve("x.json"), "{\"deploy\":\"0\",\"gone\":\"1\"}");
    assertThat(new DeployedManifests(folder).changes(plan())).containsExactly("~ deploy",
        "+ secrets/etc/password", "- gone");
  }
}
