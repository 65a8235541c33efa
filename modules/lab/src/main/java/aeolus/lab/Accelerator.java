package aeolus.lab;

/** How QEMU runs a guest's processor. */
public enum Accelerator {
  /** The processor's own virtualisation. */
  KVM("kvm", "host"),
  /**
   * Translation in software; about fourteen times slower. The buffer for translated code (MiB) is
   * kept small because a guest pays for each page that it writes over and once ran code from: with
   * QEMU's own choice, a kernel loaded by kexec took ten times as long to unpack its initramfs.
   */
  TCG("tcg,thread=multi,tb-size=128", "max");

  private final String option;
  private final String processor;

  Accelerator(String option, String processor) {
    this.option = option;
    this.processor = processor;
  }

  /** QEMU's {@code -accel} value. */
  String option() {
    return option;
  }

  /** QEMU's {@code -cpu} value. */
  String processor() {
    return processor;
  }
}
