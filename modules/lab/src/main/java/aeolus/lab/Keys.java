package aeolus.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** SSH keys that the lab makes for itself with ssh-keygen. */
final class Keys {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final Programs programs;

  Keys(Programs programs) {
    this.programs = programs;
  }

  /** Makes a key pair without passphrase, readable by its owner only, unless it is there. */
  void make(Path file, String type, String comment) {
    if (Files.exists(file) && Files.exists(publicOf(file))) {
      return;
    }
    Folder.remove(file);
    Folder.remove(publicOf(file));
    programs.runOrFail(List.of("ssh-keygen", "-q", "-t", type, "-N", "", "-C", comment, "-f",
        file.toString()), TIMEOUT, line -> {});
    Folder.hide(file);
  }

  /** Where the public key of a private one lies. */
  static Path publicOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".pub");
  }

  /** The public key as one line of authorized_keys. */
  static String publicLine(Path file) {
    return Folder.read(publicOf(file)).strip();
  }
}
