package aeolus.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out whether KVM is not only there but boots Linux: inside some virtual machines the device
 * is there, takes a guest, and hangs when that leaves real mode.
 */
final class Accelerators {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  /** What a kernel ends with that finds no root file system. */
  private static final String END = "Kernel panic - not syncing";

  private final Programs programs;
  private final Path verdicts;

  /** Remembers in a file what it has found out since this workstation booted. */
  Accelerators(Programs programs, Path verdicts) {
    this.programs = programs;
    this.verdicts = verdicts;
  }

  /** Returns KVM where it boots this kernel, else TCG. */
  Accelerator fastest(Path kernel) {
    return fastest(kernel, Path.of("/dev/kvm"), Folder.read(BOOT_ID).strip());
  }

  /** The same with another device and another name for the time since boot. */
  Accelerator fastest(Path kernel, Path device, String bootId) {
    if (!Files.isWritable(device)) {
      return Accelerator.TCG;
    }
    for (Accelerator accelerator : Accelerator.values()) {
      if (Files.exists(verdicts) && Folder.read(verdicts).equals(bootId + " " + accelerator)) {
        return accelerator;
      }
    }
    Accelerator verdict = boots(kernel) ? Accelerator.KVM : Accelerator.TCG;
    Folder.write(verdicts, bootId + " " + verdict);
    return verdict;
  }

  private boolean boots(Path kernel) {
    AtomicBoolean ended = new AtomicBoolean();
    programs.run(List.of("qemu-system-x86_64", "-accel", Accelerator.KVM.option(), "-machine",
        "pc", "-cpu", Accelerator.KVM.processor(), "-m", "256", "-display", "none", "-nodefaults",
        "-no-reboot", "-serial", "stdio", "-kernel", kernel.toString(), "-append",
        "console=ttyS0 panic=-1"), TIMEOUT, line -> {
          if (line.contains(END)) {
            ended.set(true);
          }
        });
    return ended.get();
  }
}
