package aeolus.lab;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the lab remembers of a machine between commands.
 *
 * @param sshPort port of loopback for SSH
 * @param dnsPort port of loopback for DNS
 * @param memoryMib memory
 * @param extraDisks how many disks it has beside the first
 * @param accelerator how it is run
 * @param firmware what starts its boot loader
 * @param stock the stock image that its first disk is a copy of
 */
record MachineState(int sshPort, int dnsPort, int memoryMib, int extraDisks,
    Accelerator accelerator, Firmware firmware, Path stock) {

  /** Reads the file, empty where there is none. */
  static Optional<MachineState> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    String text = Folder.read(file);
    Folder.doing(file, () -> load(properties, text));
    return Optional.of(new MachineState(number(properties, "sshPort"),
        number(properties, "dnsPort"), number(properties, "memoryMib"),
        number(properties, "extraDisks"),
        Accelerator.valueOf(properties.getProperty("accelerator", "TCG")),
        Firmware.valueOf(properties.getProperty("firmware", "BIOS")),
        Path.of(properties.getProperty("stock", ""))));
  }

  private static Properties load(Properties properties, String text) throws IOException {
    properties.load(new StringReader(text));
    return properties;
  }

  private static int number(Properties properties, String name) {
    return Integer.parseInt(properties.getProperty(name, "0"));
  }

  /** Writes the file. */
  void write(Path file) {
    Folder.write(file, "sshPort=" + sshPort + "\ndnsPort=" + dnsPort + "\nmemoryMib=" + memoryMib
        + "\nextraDisks=" + extraDisks + "\naccelerator=" + accelerator + "\nfirmware=" + firmware
        + "\nstock="
        + stock.toString().replace("\\", "\\\\") + "\n");
  }
}
