package aeolus.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QemuCommandTest {
  @Test
  void of_anyMachine_listensOnLoopbackOnly() {
    List<String> forwards = List.of(String.join(" ", command("/lab/x", 0)).split("hostfwd="));
    assertThat(forwards).hasSize(4);
    assertThat(forwards.subList(1, 4))
        .allMatch(text -> text.matches("(?s)(tcp|udp):127\\.0\\.0\\.1:.*"));
  }

  @Test
  void of_extraDisks_haveSerialsOfTheirOwn() {
    assertThat(command("/lab/x", 2)).anyMatch(word -> word.contains("serial=aeolus-x,"))
        .anyMatch(word -> word.contains("serial=aeolus-x-1,"))
        .anyMatch(word -> word.contains("serial=aeolus-x-2,"));
  }

  @Test
  void of_uefi_startsItsFirmware() {
    assertThat(command("/lab/x", 0)).doesNotContain("-bios");
    assertThat(QemuCommand.of("x", new MachineFiles(Path.of("/lab/x")), state(0, Firmware.UEFI)))
        .containsSequence("-bios", "/usr/share/ovmf/OVMF.fd");
  }

  @Test
  void of_commaInPath_isDoubled() {
    assertThat(command("/lab,1/x", 0)).anyMatch(word -> word.endsWith("file=/lab,,1/x/disk0.raw"));
  }

  @Test
  void of_guestMayReboot() {
    assertThat(command("/lab/x", 0)).doesNotContain("-no-reboot");
  }

  @Test
  void files_pathTooLongForSocket_saysWhatToDo() {
    assertThatThrownBy(() -> new MachineFiles(Path.of("/" + "a".repeat(100))))
        .hasMessageContaining("AEOLUS_CACHE");
  }

  private static List<String> command(String folder, int extraDisks) {
    return QemuCommand.of("x", new MachineFiles(Path.of(folder)),
        state(extraDisks, Firmware.BIOS));
  }

  private static MachineState state(int extraDisks, Firmware firmware) {
    return new MachineState(2201, 5301, 1024, extraDisks, Accelerator.TCG, firmware,
        Path.of("/stock"));
  }
}
