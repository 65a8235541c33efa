package aeolus.ssh;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.config.hosts.KnownHostEntry;

/** A file in sshd(8)'s known_hosts format. */
public final class KnownHostsFile {
  private final Path file;

  /** Names a file, which need not exist. */
  public KnownHostsFile(Path file) {
    this.file = file;
  }

  /** Puts a host's new key in the place of all its old ones; other lines stay as they are. */
  public synchronized void replace(String host, int port, String publicKey) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      List<String> lines = new ArrayList<>();
      if (Files.exists(file)) {
        Files.readAllLines(file)
            .stream()
            .filter(line -> !names(line, host, port))
            .forEach(lines::add);
      }
      lines.add((port == 22 ? host : "[" + host + "]:" + port) + " " + publicKey);
      Path half = Files.createTempFile(folder, ".known_hosts", "",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(half, lines);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, file + ": not writable: " + e, e);
    }
  }

  /** Tells whether a line has a key of a host, hashed names included; markers are left alone. */
  private static boolean names(String line, String host, int port) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#") || text.startsWith("@")) {
      return false;
    }
    try {
      KnownHostEntry entry = KnownHostEntry.parseKnownHostEntry(text);
      return entry != null && entry.isHostMatch(host, port);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
