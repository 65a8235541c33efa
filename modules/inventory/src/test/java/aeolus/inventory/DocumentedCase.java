package aeolus.inventory;

import aeolus.inventory.RandomInventory.Choice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An example after one of Ansible's documentation: its files, and in {@code case.txt} the sources
 * to read and the patterns to try. {@code list.json} and {@code hosts.txt} are what Ansible prints.
 */
record DocumentedCase(Path folder, List<String> sources, List<Choice> choices) {
  static final String LIST = "list.json";
  static final String HOSTS = "hosts.txt";

  /** Returns the folder with all cases. */
  static Path all() {
    try {
      return Path.of(DocumentedCase.class.getResource("documented").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> names() {
    try (Stream<Path> folders = Files.list(all())) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a case to where its programs can be made executable. */
  static DocumentedCase copy(String name, Path scratch) throws IOException {
    Path from = all().resolve(name);
    Path folder = scratch.resolve(name);
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path copy = folder.resolve(from.relativize(path).toString());
        Files.copy(path, copy);
        if (copy.toString().endsWith(".sh")) {
          Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
    return parsed(folder);
  }

  private static DocumentedCase parsed(Path folder) throws IOException {
    List<String> sources = new ArrayList<>();
    List<Choice> choices = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("case.txt"))) {
      String rest = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith("source ")) {
        sources.add(rest);
      } else if (line.startsWith("pattern ")) {
        String[] parts = rest.split(" --limit ");
        choices.add(new Choice(parts[0], parts.length == 1
            ? null
            : parts[1].replace("@", "@" + folder + "/")));
      } else {
        throw new IllegalArgumentException(folder + "/case.txt: unknown line: " + line);
      }
    }
    return new DocumentedCase(folder, sources, choices);
  }

  /** Writes down what the choices select, one a line. */
  String selections(List<List<String>> selected) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < choices.size(); i++) {
      Choice choice = choices.get(i);
      text.append(choice.pattern())
          .append(choice.limit() == null
              ? ""
              : " --limit " + choice.limit().replace(folder + "/", ""))
          .append(" ->")
          .append(selected.get(i).isEmpty() ? "" : " " + String.join(" ", selected.get(i)))
          .append('\n');
    }
    return text.toString();
  }

  String expected(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
