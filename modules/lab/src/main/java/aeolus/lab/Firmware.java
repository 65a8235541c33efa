package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What starts a machine's boot loader. */
public enum Firmware {
  /** SeaBIOS, which QEMU brings. */
  BIOS,
  /** OVMF without Secure Boot; it boots what lies at the removable media path of the ESP. */
  UEFI;

  private static final Path OVMF = Path.of("/usr/share/ovmf/OVMF.fd");

  /** Returns QEMU's options for it. */
  List<String> options() {
    return this == BIOS ? List.of() : List.of("-bios", OVMF.toString());
  }

  /** Tells whether this workstation has it. */
  public boolean isInstalled() {
    return this == BIOS || Files.isReadable(OVMF);
  }

  /** Fails, saying how to get it, unless this workstation has it. */
  void require() {
    if (!isInstalled()) {
      throw new AeolusException(ExitCode.FAILED,
          "no UEFI firmware for virtual machines at " + OVMF + ": apt-get install ovmf");
    }
  }
}
