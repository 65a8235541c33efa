package aeolus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.anemos.HostFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BootMethodTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "kexec | yes | yes | grub | by kexec",
      "kexec | missing | yes | grub | by kexec once kexec-tools is installed",
      "bootloader | kernel.kexec_load_disabled is 1 | yes | grub | by GRUB's one-shot entry, as kexec"
          + " is not to be had: kernel.kexec_load_disabled is 1",
      "bootloader | yes | yes | grub | by GRUB's one-shot entry, as aeolus_boot says",
      "bootloader | missing | missing | extlinux | by SYSLINUX's one-shot entry once extlinux is"
          + " installed, as aeolus_boot says"})
  void words_choice_isGivenWithItsReason(String method, String kexec, String loader, String name,
      String words) {
    assertThat(BootMethod.words(HostFacts.parse("boot_method=" + method + "\nkexec=" + kexec
        + "\nbootloader=" + loader + "\nboot_loader=" + name + "\n"))).contains(words);
  }

  @Test
  void words_noWay_areNone() {
    assertThat(BootMethod.words(HostFacts.parse("boot_method=\nkexec=missing\n"))).isEmpty();
  }
}
