package aeolus.shell;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.lab.Firmware;
import aeolus.lab.LabSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Has a machine fetch its packages by itself: by far the longest of all, so that it stands alone. */
final class ReimageByPackagesIT {
  private static final int MEMORY_MIB = 768;

  @TempDir
  private Path folder;
  private DemoProject project;

  @AfterEach
  void destroyMachines() {
    if (project != null) {
      project.destroy();
    }
  }

  @Test
  void init_byPackagesOnUefi_answers() throws Exception {
    project = DemoProject.with(folder, LabSpec.of("y")
        .withFirmware(Firmware.UEFI)
        .withMemoryMib(MEMORY_MIB));
    project.write("inventory/host_vars/y.yaml", "aeolus_bootstrap: packages\n");
    project.init("y", "init by packages");
    project.assertAnswers("bitfehler.example", "SOA");
    assertThat(project.aeolus("run", "facts", "--host", "y").out())
        .containsPattern("firmware +uefi\n");
  }
}
