package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AcceleratorsTest {
  private static final String PANIC = "echo '[ 1.0] Kernel panic - not syncing: VFS: no root'";

  @TempDir
  private Path temp;
  private FakePrograms fakes;
  private Path device;

  @BeforeEach
  void prepare() throws Exception {
    fakes = new FakePrograms(temp.resolve("bin"));
    device = Files.createFile(temp.resolve("kvm"));
  }

  @Test
  void fastest_noDevice_isTcgWithoutTrying() throws Exception {
    fakes.put("qemu-system-x86_64", PANIC);
    assertThat(fastest(temp.resolve("none"), "boot1")).isEqualTo(Accelerator.TCG);
    assertThat(fakes.calls()).isEmpty();
  }

  @Test
  void fastest_kernelRunsToItsEnd_isKvm() throws Exception {
    fakes.put("qemu-system-x86_64", PANIC);
    assertThat(fastest(device, "boot1")).isEqualTo(Accelerator.KVM);
  }

  @Test
  void fastest_kernelSaysNothing_isTcgAndRememberedUntilNextBoot() throws Exception {
    fakes.put("qemu-system-x86_64", "");
    assertThat(fastest(device, "boot1")).isEqualTo(Accelerator.TCG);
    fakes.put("qemu-system-x86_64", PANIC);
    assertThat(fastest(device, "boot1")).isEqualTo(Accelerator.TCG);
    assertThat(fastest(device, "boot2")).isEqualTo(Accelerator.KVM);
  }

  private Accelerator fastest(Path kvm, String bootId) {
    return new Accelerators(fakes.programs(), temp.resolve("verdict"))
        .fastest(temp.resolve("vmlinuz"), kvm, bootId);
  }
}
