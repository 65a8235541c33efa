package aeolus.shell;

import aeolus.lab.Accelerator;
import aeolus.lab.Firmware;
import aeolus.lab.LabHost;
import aeolus.lab.LabSpec;
import aeolus.lab.StockSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes and starts the lab's machines. */
@Command(name = "up",
    description = "Build a stock Debian disk image (once) and boot machines with it.", //
    footer = {"", "Examples:", "  aeolus lab up --install", "  aeolus lab up x y --memory 2048"})
final class LabUpCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", arity = "0..*", defaultValue = "x y", split = " ", //
      description = "Machines, by their inventory names (default: ${DEFAULT-VALUE}).")
  List<String> names = List.of();

  @Option(names = "--install", description = "Install missing Debian packages with apt-get.")
  boolean install;

  @Option(names = "--memory", paramLabel = "MIB", defaultValue = "1024", //
      description = "Memory of each machine (default: ${DEFAULT-VALUE}).")
  int memoryMib;

  @Option(names = "--disk", paramLabel = "MIB", defaultValue = "8192", //
      description = "Size of each machine's disk (default: ${DEFAULT-VALUE}).")
  int diskMib;

  @Option(names = "--data-disk", paramLabel = "MIB", //
      description = "Give each machine an empty disk of this size beside the first one, with a"
          + " serial number of its own; repeatable. Machines keep the data disks that they have.")
  List<Integer> dataDisks = List.of();

  @Option(names = "--package", paramLabel = "PACKAGE", //
      description = "Debian package to have on the stock system, such as kexec-tools; repeatable.")
  List<String> packages = List.of();

  @Option(names = "--mirror", paramLabel = "URL", //
      description = "Debian mirror (default: the workstation's own).")
  String mirror;

  @Option(names = "--accelerator", paramLabel = "kvm|tcg", //
      description = "How to run the machines (default: KVM where it works).")
  Accelerator accelerator;

  @Option(names = "--firmware", paramLabel = "bios|uefi", defaultValue = "bios", //
      description = "What starts the boot loader; uefi needs the Debian package ovmf (default:"
          + " ${DEFAULT-VALUE}).")
  Firmware firmware;

  private final CommandContext context;

  LabUpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    LabAccess access = new LabAccess(context);
    access.overlay();
    if (install) {
      access.lab().installPackages(access::tell);
    }
    access.lab().up(spec(), access::tell);
    access.writeOverlay();
    new LabView(context).show(access.lab().status());
    return 0;
  }

  private LabSpec spec() {
    StockSpec stock = new StockSpec(diskMib, packages, Optional.ofNullable(mirror));
    return new LabSpec(names.stream().map(LabHost::named).toList(), memoryMib, stock, firmware,
        Optional.ofNullable(accelerator)).withExtraDisks(dataDisks);
  }
}
