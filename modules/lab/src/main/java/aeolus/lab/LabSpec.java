package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the lab is to consist of.
 *
 * @param hosts the machines, each with a name of its own
 * @param memoryMib memory of each machine in MiB
 * @param stock what is on their disks when they first boot
 * @param firmware what starts their boot loaders
 * @param accelerator how QEMU runs them, empty for the fastest that works
 */
public record LabSpec(List<LabHost> hosts, int memoryMib, StockSpec stock, Firmware firmware,
    Optional<Accelerator> accelerator) {
  private static final int MEMORY_MIB = 1024;
  private static final int LEAST_MEMORY_MIB = 128;

  public LabSpec {
    hosts = List.copyOf(hosts);
    Objects.requireNonNull(stock);
    Objects.requireNonNull(firmware);
    Objects.requireNonNull(accelerator);
    if (hosts.isEmpty() || hosts.stream().map(LabHost::name).distinct().count() < hosts.size()) {
      throw new AeolusException(ExitCode.USAGE,
          "bad lab hosts, expected one or more different names, got "
              + hosts.stream().map(LabHost::name).toList());
    }
    if (memoryMib < LEAST_MEMORY_MIB) {
      throw new AeolusException(ExitCode.USAGE, "too little memory for a lab host, expected at"
          + " least " + LEAST_MEMORY_MIB + " MiB, got " + memoryMib);
    }
  }

  /** The lab that the demo project is made for: x and y. */
  public static LabSpec standard() {
    return of("x", "y");
  }

  /** A lab of stock machines with these names. */
  public static LabSpec of(String... names) {
    return new LabSpec(List.of(names).stream().map(LabHost::named).toList(), MEMORY_MIB,
        StockSpec.standard(), Firmware.BIOS, Optional.empty());
  }

  /** Returns this lab with other memory for each machine. */
  public LabSpec withMemoryMib(int other) {
    return new LabSpec(hosts, other, stock, firmware, accelerator);
  }

  /** Returns this lab with empty disks of these sizes in MiB beside the first one of each machine. */
  public LabSpec withExtraDisks(List<Integer> sizesMib) {
    return new LabSpec(hosts.stream().map(host -> new LabHost(host.name(), sizesMib)).toList(),
        memoryMib, stock, firmware, accelerator);
  }

  /** Returns this lab with other first disks. */
  public LabSpec withStock(StockSpec other) {
    return new LabSpec(hosts, memoryMib, other, firmware, accelerator);
  }

  /** Returns this lab with other firmware. */
  public LabSpec withFirmware(Firmware other) {
    return new LabSpec(hosts, memoryMib, stock, other, accelerator);
  }

  /** Returns this lab run in another way. */
  public LabSpec withAccelerator(Accelerator other) {
    return new LabSpec(hosts, memoryMib, stock, firmware, Optional.of(other));
  }
}
