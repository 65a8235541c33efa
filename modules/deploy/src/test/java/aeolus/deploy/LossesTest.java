package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.anemos.HostFacts;
import aeolus.payload.PayloadBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LossesTest {
  private static final byte[] TEXT = "x\n".getBytes(StandardCharsets.UTF_8);
  private static final String KNOT = "private_key_1=/var/lib/knot/keys\n";
  private static final String KNOT_IS_LOST = "its DNSSEC keys in /var/lib/knot/keys would be lost: the payload does not have them;"
      + " --keep /var/lib/knot/keys carries it over, --force goes on without";

  @TempDir
  private Path folder;
  private HostPlan plan;

  @BeforeEach
  void makePlan() throws IOException {
    RolloutFixture fixture = new RolloutFixture(folder);
    fixture.script("x", "192.0.2.1");
    plan = fixture.plan(RunKind.INIT).hosts().getFirst();
  }

  private List<String> losses(String facts, PayloadBuilder payload, String... keep) {
    return Losses.of(RolloutFixture.with(plan, payload.build()).keeping(List.of(keep)),
        RunKind.INIT, HostFacts.parse(facts));
  }

  @Test
  void of_keyFolderWithoutAKeyInThePayload_isALoss() {
    assertThat(losses(KNOT, new PayloadBuilder()
        .file("files/var/lib/knot/keys/.keep", TEXT, 0644)
        .file("files/var/lib/knot/keys/none.pem", new byte[0], 0600)
        .file("files/var/lib/knot/other/keys/1.pem", TEXT, 0600))).containsExactly(KNOT_IS_LOST);
  }

  @Test
  void of_keyFolderWithAKeyInThePayload_isNoLoss() {
    assertThat(losses(KNOT, new PayloadBuilder()
        .file("secrets/var/lib/knot/keys/keys/1.pem", TEXT, 0600))).isEmpty();
  }

  @Test
  void of_keyFile_isShippedByThatFileAlone() {
    String facts = "private_key_1=/etc/bind/Ka.example.+013+00001.private\n";
    assertThat(losses(facts, new PayloadBuilder()
        .file("secrets/etc/bind/Ka.example.+013+00001.private", TEXT, 0600))).isEmpty();
    assertThat(losses(facts, new PayloadBuilder()
        .file("secrets/etc/bind/Ka.example.+013+00002.private", TEXT, 0600))).hasSize(1);
  }

  @Test
  void of_tsigKeyWhoseFileIsKept_isNoLoss() {
    String facts = "tsig_key_1=transfer /etc/nsd/nsd.conf\ntsig_key_2=other /etc/nsd/other.conf\n";
    assertThat(losses(facts, new PayloadBuilder(), "/etc/nsd")).isEmpty();
    assertThat(losses(facts, new PayloadBuilder(), "/etc/nsd/nsd.conf")).singleElement()
        .asString()
        .startsWith("its TSIG key \"other\" (/etc/nsd/other.conf) would be lost");
  }

  @Test
  void of_tsigKeyInTwoFiles_outlastsTheLossOfOne() {
    assertThat(losses("tsig_key_1=both /etc/nsd/a.conf\ntsig_key_2=both /etc/nsd/b.conf\n",
        new PayloadBuilder(), "/etc/nsd/b.conf")).isEmpty();
  }
}
