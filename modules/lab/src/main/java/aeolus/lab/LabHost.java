package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A machine to boot.
 *
 * @param name its inventory name; at most 11 letters, digits, dots and hyphens, as a virtio disk's
 *     serial number has room for no more
 * @param extraDisksMib sizes of the disks it has beside the first one, in MiB
 */
public record LabHost(String name, List<Integer> extraDisksMib) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,10}");

  public LabHost {
    if (!NAME.matcher(name).matches()) {
      throw new AeolusException(ExitCode.USAGE, "bad name of a lab host, expected at most 11"
          + " letters, digits, dots and hyphens, got \"" + name + "\"");
    }
    extraDisksMib = List.copyOf(extraDisksMib);
    if (extraDisksMib.stream().anyMatch(mib -> mib < 1)) {
      throw new AeolusException(ExitCode.USAGE, "too small a data disk for a lab host, expected at"
          + " least 1 MiB, got " + extraDisksMib);
    }
  }

  /** Makes a machine with one disk. */
  public static LabHost named(String name) {
    return new LabHost(name, List.of());
  }
}
