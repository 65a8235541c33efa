package aeolus.ssh.mina;

import aeolus.ssh.KnownHostsFile;
import aeolus.ssh.KnownHostsLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lines of known_hosts files, each file read once for all hosts while it stays the same. */
final class KnownHosts {
  /** A line, and where it stands. */
  record Known(Path file, int number, KnownHostsLine line) {
    boolean has(String key) {
      return line.key().equals(key);
    }

    @Override
    public String toString() {
      return file + ":" + number;
    }
  }

  private record Stamp(FileTime modified, long size, Object inode) {}

  private record Stamped(Stamp stamp, List<Known> lines) {}

  private final Map<Path, Stamped> files = new ConcurrentHashMap<>();

  /** Returns a file's lines that hold keys, none where it can't be read. */
  List<Known> lines(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file,
          BasicFileAttributes.class);
      Stamp stamp = new Stamp(attributes.lastModifiedTime(), attributes.size(),
          attributes.fileKey() == null ? "" : attributes.fileKey());
      Stamped known = files.get(file);
      if (known == null || !known.stamp().equals(stamp)) {
        known = new Stamped(stamp, read(file));
        files.put(file, known);
      }
      return known.lines();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<Known> read(Path file) {
    List<Known> found = new ArrayList<>();
    List<String> lines = new KnownHostsFile(file).lines();
    for (int i = 0; i < lines.size(); i++) {
      int number = i + 1;
      KnownHostsLine.parse(lines.get(i))
          .ifPresent(line -> found.add(new Known(file, number, line)));
    }
    return List.copyOf(found);
  }
}
