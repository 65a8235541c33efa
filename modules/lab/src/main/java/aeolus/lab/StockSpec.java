package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a stock server's disk holds.
 *
 * @param diskMib size of the (sparse) disk in MiB
 * @param extraPackages Debian packages beside those of a plain server, such as kexec-tools
 * @param mirror URL of the Debian mirror, empty for the workstation's own
 */
public record StockSpec(int diskMib, List<String> extraPackages, Optional<String> mirror) {
  private static final int DISK_MIB = 8192;
  private static final int LEAST_DISK_MIB = 2048;

  public StockSpec {
    extraPackages = List.copyOf(extraPackages);
    Objects.requireNonNull(mirror);
    if (diskMib < LEAST_DISK_MIB) {
      throw new AeolusException(ExitCode.USAGE,
          "too small a disk for a lab host, expected at least "
              + LEAST_DISK_MIB + " MiB, got " + diskMib);
    }
  }

  /** A plain server on 8 GiB; without kexec-tools, as providers' images are. */
  public static StockSpec standard() {
    return new StockSpec(DISK_MIB, List.of(), Optional.empty());
  }

  /** Returns this with more packages installed from the start. */
  public StockSpec withPackages(String... names) {
    return new StockSpec(diskMib, List.of(names), mirror);
  }
}
