package aeolus.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether one of the process's standard streams is a terminal, without loading JLine. */
final class TerminalCheck {
  private TerminalCheck() {}

  /** Looks at the file that a descriptor (0 to 2) is open on; false where that can't be told. */
  static boolean isTerminal(int descriptor) {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty")
          || target.toString().equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
