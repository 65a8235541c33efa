package aeolus.deploy;

import aeolus.anemos.HostFacts;

/** The ways from the old system into the initramfs. */
enum BootMethod {
  /** The running kernel loads and starts the other one. */
  KEXEC,
  /** An entry of the boot loader that is chosen for one time; lies on the disk until then. */
  BOOTLOADER;

  /** Returns what a host has chosen, as {@code anemos check} tells it. */
  static BootMethod of(HostFacts facts) {
    return facts.get("boot_method").orElse("kexec").equals("bootloader") ? BOOTLOADER : KEXEC;
  }

  /** Returns the method in words. */
  String words() {
    return this == KEXEC ? "by kexec" : "by a one-shot entry of the boot loader";
  }
}
