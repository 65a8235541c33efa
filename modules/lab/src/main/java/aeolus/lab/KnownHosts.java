package aeolus.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lab's own known_hosts; lines of others' making are left as they are. */
final class KnownHosts {
  private final Path file;

  KnownHosts(Path file) {
    this.file = file;
  }

  /** Replaces what is known of a port of loopback by these public keys. */
  void put(int port, List<String> publicKeys) {
    List<String> lines = new ArrayList<>(withoutPort(port));
    for (String key : publicKeys) {
      String[] words = key.split(" ");
      lines.add(pattern(port) + " " + words[0] + " " + words[1]);
    }
    Folder.write(file, String.join("\n", lines) + "\n");
  }

  /** Tells whether anything is known of a port. */
  boolean knows(int port) {
    return lines().anyMatch(line -> line.startsWith(pattern(port) + " "));
  }

  private List<String> withoutPort(int port) {
    return lines().filter(line -> !line.startsWith(pattern(port) + " ")).toList();
  }

  private Stream<String> lines() {
    return Files.exists(file) ? Folder.read(file).lines() : Stream.of();
  }

  private static String pattern(int port) {
    return port == 22 ? "127.0.0.1" : "[127.0.0.1]:" + port;
  }
}
