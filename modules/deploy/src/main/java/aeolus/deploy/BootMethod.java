package aeolus.deploy;

import aeolus.anemos.HostFacts;
import java.util.Optional;

/** The ways from the old system into the initramfs. */
public enum BootMethod {
  /** The running kernel loads and starts the other one. */
  KEXEC,
  /** An entry of the boot loader that is chosen for one time; lies on the disk until then. */
  BOOTLOADER;

  private static final String MISSING = "missing";

  /** Returns what a host has chosen, as {@code anemos check} tells it. */
  static BootMethod of(HostFacts facts) {
    return facts.get("boot_method").orElse("kexec").equals("bootloader") ? BOOTLOADER : KEXEC;
  }

  /** Says what a host has chosen and why, to follow "boots"; empty where it has no way. */
  public static Optional<String> words(HostFacts facts) {
    return words(facts, false);
  }

  /** Says so of a host that may have been given the programs that it lacked when it told. */
  static Optional<String> words(HostFacts facts, boolean isInstalled) {
    return facts.get("boot_method")
        .map(_ -> of(facts) == KEXEC
            ? byKexec(facts, isInstalled)
            : byBootLoader(facts, isInstalled));
  }

  private static String byKexec(HostFacts facts, boolean isInstalled) {
    return "by kexec" + (isInstalled ? "" : once(facts, "kexec", "kexec-tools"));
  }

  private static String byBootLoader(HostFacts facts, boolean isInstalled) {
    String loader = facts.get("boot_loader").filter("extlinux"::equals).isPresent()
        ? "SYSLINUX"
        : "GRUB";
    String kexec = facts.get("kexec").orElse("yes");
    boolean chosen = kexec.equals("yes") || kexec.equals(MISSING);
    return "by " + loader + "'s one-shot entry"
        + (isInstalled ? "" : once(facts, "bootloader", "extlinux"))
        + (chosen ? ", as aeolus_boot says" : ", as kexec is not to be had: " + kexec);
  }

  private static String once(HostFacts facts, String fact, String programs) {
    return facts.get(fact).filter(MISSING::equals).isPresent()
        ? " once " + programs + " is installed"
        : "";
  }
}
