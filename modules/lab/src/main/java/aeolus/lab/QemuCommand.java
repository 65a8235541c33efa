package aeolus.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts together the command line that starts a machine's QEMU in the background. */
final class QemuCommand {
  private static final int MOST_PROCESSORS = 2;

  private QemuCommand() {}

  /** Builds the command line; guests are reachable on 127.0.0.1 only. */
  static List<String> of(String name, MachineFiles files, MachineState state) {
    List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-name",
        "aeolus-lab-" + name, "-daemonize", "-pidfile", files.pid().toString(), "-nodefaults",
        "-no-user-config", "-display", "none", "-machine", "pc,smm=off", "-accel",
        state.accelerator().option(), "-cpu", state.accelerator().processor(), "-smp",
        Integer.toString(processors()), "-m", Integer.toString(state.memoryMib()), "-D",
        files.qemuLog().toString()));
    command.addAll(state.firmware().options());
    control(command, files);
    network(command, name, state);
    for (int i = 0; i <= state.extraDisks(); i++) {
      disk(command, name, files.disk(i), i);
    }
    command.addAll(List.of("-device", "virtio-rng-pci"));
    return command;
  }

  private static int processors() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_PROCESSORS);
  }

  private static void control(List<String> command, MachineFiles files) {
    command.addAll(List.of("-qmp", "unix:" + escaped(files.qmpSocket()) + ",server=on,wait=off",
        "-chardev", "socket,id=console,path=" + escaped(files.consoleSocket())
            + ",server=on,wait=off,logfile=" + escaped(files.consoleLog()) + ",logappend=on",
        "-serial", "chardev:console"));
  }

  private static void network(List<String> command, String name, MachineState state) {
    command.addAll(List.of("-netdev", "user,id=net"
        + ",hostfwd=tcp:127.0.0.1:" + state.sshPort() + "-:22"
        + ",hostfwd=udp:127.0.0.1:" + state.dnsPort() + "-:53"
        + ",hostfwd=tcp:127.0.0.1:" + state.dnsPort() + "-:53",
        "-device", "virtio-net-pci,netdev=net,romfile=,mac=" + mac(name)));
  }

  /** An address of the range that QEMU's guests use, always the same for a name. */
  private static String mac(String name) {
    int hash = name.hashCode();
    return String.format("52:54:00:%02x:%02x:%02x", hash >> 16 & 0xff, hash >> 8 & 0xff,
        hash & 0xff);
  }

  /** Without flushes to the workstation's disk: those of a lab may be lost, with the workstation. */
  private static void disk(List<String> command, String name, Path file, int number) {
    String serial = "aeolus-" + name + (number == 0 ? "" : "-" + number);
    command.addAll(List.of("-drive",
        "if=none,id=disk" + number + ",format=raw,cache=unsafe,discard=unmap,file="
            + escaped(file),
        "-device",
        "virtio-blk-pci,drive=disk" + number + ",serial=" + serial
            + ",bootindex=" + number));
  }

  /** QEMU takes a comma in a value where it is doubled. */
  private static String escaped(Path path) {
    return path.toString().replace(",", ",,");
  }
}
