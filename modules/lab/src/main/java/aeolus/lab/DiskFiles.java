package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes files into the ext4 file system of a disk image with debugfs: needs neither root nor a
 * mount, and takes no time worth speaking of.
 */
final class DiskFiles {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final Programs programs;
  private final Path disk;
  private final List<String> commands = new ArrayList<>();

  DiskFiles(Programs programs, Path disk) {
    this.programs = programs;
    this.disk = disk;
  }

  /** Plans to put a file in place of what is there now, owned by root. */
  DiskFiles put(Path source, String target, int mode) {
    commands.add("rm " + target);
    commands.add("write \"" + source + "\" " + target);
    commands.add("sif " + target + " mode 0100" + Integer.toOctalString(mode));
    commands.add("sif " + target + " uid 0");
    commands.add("sif " + target + " gid 0");
    return this;
  }

  /** Carries it out; the last file is read back, as debugfs does not tell by its exit status. */
  void write(Path commandFile, String check, Path expected) {
    Folder.write(commandFile, String.join("\n", commands) + "\n");
    String log = programs.runOrFail(List.of("debugfs", "-w", "-f", commandFile.toString(), image()),
        TIMEOUT, line -> {}).text();
    String found = programs.runOrFail(List.of("debugfs", "-R", "cat " + check, image()), TIMEOUT,
        line -> {}).text();
    if (!found.contains(Folder.read(expected).strip())) {
      throw new AeolusException(ExitCode.FAILED, disk + ": files could not be put into it:\n"
          + log);
    }
  }

  private String image() {
    return disk + "?offset=" + StockImage.ROOT_OFFSET;
  }
}
