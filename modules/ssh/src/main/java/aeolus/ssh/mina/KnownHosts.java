package aeolus.ssh.mina;

import aeolus.ssh.KnownHostsFile;
import aeolus.ssh.KnownHostsLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /**
   * The lines of a file; thousands of hosts must not each go through all of them.
   *
   * @param named those that name hosts, by each name
   * @param others those with patterns and hashed names
   */
  private record Lines(Map<String, List<Known>> named, List<Known> others) {
    static final Lines NONE = new Lines(Map.of(), List.of());

    static Lines of(List<Known> lines) {
      Map<String, List<Known>> named = new HashMap<>();
      List<Known> others = new ArrayList<>();
      for (Known each : lines) {
        String names = each.line().names().toLowerCase(Locale.ROOT);
        if (SPECIAL.matcher(names).find()) {
          others.add(each);
        } else {
          for (String name : names.split(",", -1)) {
            named.computeIfAbsent(name, _ -> new ArrayList<>()).add(each);
          }
        }
      }
      return new Lines(named, others);
    }

    List<Known> about(String host, int port) {
      Stream<Known> candidates = Stream.of(host, KnownHostsLine.name(host, port))
          .map(name -> name.toLowerCase(Locale.ROOT))
          .flatMap(name -> named.getOrDefault(name, List.of()).stream());
      return Stream.concat(candidates, others.stream())
          .filter(each -> each.line().matchesAnyPort(host, port))
          .distinct()
          .sorted(Comparator.comparingInt(Known::number))
          .toList();
    }
  }

  private record Stamped(Stamp stamp, Lines lines) {}

  private static final Pattern SPECIAL = Pattern.compile("[|*?!]");

  private final Map<Path, Stamped> files = new ConcurrentHashMap<>();

  /** Returns a file's lines with keys of a host, at its port or any; none where it can't be read. */
  List<Known> about(Path file, String host, int port) {
    return lines(file).about(host, port);
  }

  private Lines lines(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file,
          BasicFileAttributes.class);
      Stamp stamp = new Stamp(attributes.lastModifiedTime(), attributes.size(),
          attributes.fileKey() == null ? "" : attributes.fileKey());
      Stamped known = files.get(file);
      if (known == null || !known.stamp().equals(stamp)) {
        known = new Stamped(stamp, Lines.of(read(file)));
        files.put(file, known);
      }
      return known.lines();
    } catch (IOException e) {
      return Lines.NONE;
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
