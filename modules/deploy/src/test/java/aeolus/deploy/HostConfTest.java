package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.anemos.BaseImage;
import aeolus.anemos.Tree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostConfTest {
  private static final long MIB = 1 << 20;

  @TempDir
  private Path folder;
  private RolloutFixture fixture;
  private BaseImage base;

  @BeforeEach
  void makeBase() throws IOException {
    fixture = new RolloutFixture(folder);
    Path archive = folder.resolve("base");
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      file.setLength(50 * MIB);
    }
    base = new BaseImage("key", archive, "1", archive, "2", 130 * MIB);
  }

  @Test
  void memoryMib_script_needsMostWhileTheInitramfsIsUnpacked() throws IOException {
    fixture.script("x", "192.0.2.1");
    assertThat(memoryMib(Optional.empty())).isEqualTo(130 + 50 + 110);
  }

  @Test
  void memoryMib_tree_isNotThereTogetherWithTheArchive() throws IOException {
    fixture.tree("x", "192.0.2.1");
    assertThat(memoryMib(Optional.of(new Tree("key", folder, "3", 138 * MIB))))
        .isEqualTo(130 + 138 + 110);
  }

  @Test
  void memoryMib_packages_countsTheProgramsThatInstallThem() throws IOException {
    fixture.tree("x", "192.0.2.1");
    HostPlan plan = fixture.plan(RunKind.INIT).hosts().getFirst();
    HostPlan packages = plan.as(plan.deployment(), plan.disk(), HostPlan.Bootstrap.PACKAGES,
        plan.hostKeys(), plan.zones());
    assertThat(HostConf.memoryMib(packages, base, Optional.empty())).isEqualTo(130 + 150 + 110);
  }

  @Test
  void memoryMib_treeThatIsNotMadeYet_isNotGuessed() throws IOException {
    fixture.tree("x", "192.0.2.1");
    assertThat(memoryMib(Optional.empty())).isEqualTo(130 + 50 + 110);
  }

  @Test
  void of_onlyPackagesWithoutATree_areFetchedByTheInitramfs() throws IOException {
    fixture.script("x", "192.0.2.1");
    fixture.tree("y", "192.0.2.2");
    fixture.packages("z", "192.0.2.3");

    assertThat(fixture.plan(RunKind.INIT).hosts())
        .extracting(plan -> HostConf
            .of(plan, RunKind.INIT, base, Optional.empty(), RunSettings.DEFAULT)
            .get("fetches"))
        .containsExactly("no", "no", "yes");
  }

  private long memoryMib(Optional<Tree> tree) {
    return HostConf.memoryMib(fixture.plan(RunKind.INIT).hosts().getFirst(), base, tree);
  }
}
