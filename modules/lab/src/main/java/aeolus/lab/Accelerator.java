package aeolus.lab;

/** How QEMU runs a guest's processor. */
public enum Accelerator {
  /** The processor's own virtualisation. */
  KVM("kvm", "host"),
  /** Translation in software; about fourteen times slower. */
  TCG("tcg,thread=multi", "max");

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
