package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the workstation has to offer: programs, the Debian packages they come in, a mirror. */
final class Workstation {
  private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(20);
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(30);
  private static final Map<String, String> PACKAGE_OF = packages();

  private final Programs programs;

  Workstation(Programs programs) {
    this.programs = programs;
  }

  private static Map<String, String> packages() {
    Map<String, String> packages = new LinkedHashMap<>();
    packages.put("qemu-system-x86_64", "qemu-system-x86");
    packages.put("mmdebstrap", "mmdebstrap");
    packages.put("sfdisk", "fdisk");
    packages.put("mkfs.ext4", "e2fsprogs");
    packages.put("debugfs", "e2fsprogs");
    packages.put("mkfs.vfat", "dosfstools");
    packages.put("mcopy", "mtools");
    packages.put("losetup", "mount");
    packages.put("unshare", "util-linux");
    packages.put("cpio", "cpio");
    packages.put("zstd", "zstd");
    packages.put("ssh", "openssh-client");
    packages.put("ssh-keygen", "openssh-client");
    return packages;
  }

  /** Names the Debian packages whose programs are not there. */
  List<String> missingPackages() {
    return PACKAGE_OF.entrySet()
        .stream()
        .filter(entry -> programs.find(entry.getKey()).isEmpty())
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }

  /** Fails, naming what is missing and how to get it, unless all is there. */
  void requirePackages() {
    List<String> missing = missingPackages();
    if (!missing.isEmpty()) {
      throw new AeolusException(ExitCode.FAILED, "the lab needs Debian packages that are not"
          + " installed: " + String.join(" ", missing) + "\ninstall them with: apt-get install "
          + String.join(" ", missing) + "\nor let the lab do it: aeolus lab up --install");
    }
  }

  /** Installs what is missing with apt-get, as root. */
  void installPackages(Consumer<String> lines) {
    List<String> missing = missingPackages();
    if (missing.isEmpty()) {
      return;
    }
    lines.accept("installing " + String.join(" ", missing));
    apt(List.of("update", "-q"), lines);
    apt(Stream.concat(Stream.of("install", "-q", "-y", "--no-install-recommends"),
        missing.stream()).toList(), lines);
    requirePackages();
  }

  private void apt(List<String> arguments, Consumer<String> lines) {
    List<String> command = Stream.concat(
        Stream.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get"), arguments.stream())
        .toList();
    programs.runOrFail(command, INSTALL_TIMEOUT, lines);
  }

  /** Finds where the workstation gets Debian 12 from, or takes the mirror that is given. */
  AptSources aptSources(Optional<String> mirror) {
    return mirror.map(AptSources::ofMirror)
        .orElseGet(() -> AptSources.parse(
            programs.runOrFail(List.of("apt-get", "indextargets", "--no-release-info", "--format",
                AptSources.FORMAT), ASK_TIMEOUT, line -> {}).lastLines()));
  }
}
