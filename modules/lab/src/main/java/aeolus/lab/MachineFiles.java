package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a machine's files lie.
 *
 * @param folder the machine's own folder, absolute
 */
record MachineFiles(Path folder) {
  /** The kinds of SSH host key that a Debian server has. */
  static final List<String> KEY_TYPES = List.of("ed25519", "ecdsa", "rsa");
  /** What fits into a {@code sockaddr_un}, less the final zero. */
  private static final int LONGEST_SOCKET_PATH = 107;

  MachineFiles {
    Path longest = folder.resolve("console.sock");
    if (longest.toString().length() > LONGEST_SOCKET_PATH) {
      throw new AeolusException(ExitCode.FAILED, longest + ": too long for a socket's path,"
          + " expected at most " + LONGEST_SOCKET_PATH + " characters, got "
          + longest.toString().length() + "; set AEOLUS_CACHE to a shorter folder");
    }
  }

  Path state() {
    return folder.resolve("machine.properties");
  }

  Path pid() {
    return folder.resolve("qemu.pid");
  }

  Path qemuLog() {
    return folder.resolve("qemu.log");
  }

  Path qmpSocket() {
    return folder.resolve("qmp.sock");
  }

  Path consoleSocket() {
    return folder.resolve("console.sock");
  }

  Path consoleLog() {
    return folder.resolve("console.log");
  }

  /** The first disk is number 0. */
  Path disk(int number) {
    return folder.resolve("disk" + number + ".raw");
  }

  /** The private host key of a kind; the public one has {@code .pub} after it. */
  Path hostKey(String type) {
    return folder.resolve("ssh_host_" + type + "_key");
  }
}
