package aeolus.inventory;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import aeolus.core.VaultDecryptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code group_vars} and {@code host_vars} of one folder; every file is read once. */
final class VarsFolder {
  private static final List<String> EXTENSIONS = List.of("", ".yml", ".yaml", ".json");

  private final Path groupVars;
  private final Path hostVars;
  private final VaultDecryptor decryptor;
  private final Problems problems;
  private final OpenFolders open = new OpenFolders();
  private final Map<Path, Map<String, String>> listings = new HashMap<>();
  private final Map<Path, Map<String, Object>> loaded = new HashMap<>();

  VarsFolder(Path folder, VaultDecryptor decryptor, Problems problems) {
    this.groupVars = folder.resolve("group_vars");
    this.hostVars = folder.resolve("host_vars");
    this.decryptor = decryptor;
    this.problems = problems;
  }

  /** Returns the variables that files give to a group, empty where there are no files. */
  Map<String, Object> group(String name) {
    return load(groupVars, name);
  }

  /** Returns the variables that files give to a host, empty where there are no files. */
  Map<String, Object> host(String name) {
    return load(hostVars, name);
  }

  private Map<String, Object> load(Path parent, String name) {
    Map<String, String> listing = listings.computeIfAbsent(parent, this::list);
    if (listing.isEmpty()) {
      return Map.of();
    }
    String file = name.indexOf('/') < 0 ? listing.get(name) : deeper(parent, name);
    return file == null ? Map.of() : loaded.computeIfAbsent(parent.resolve(file), this::read);
  }

  /** Finds the file of a name with slashes; one like /path/to/chroot must not reach out. */
  private static String deeper(Path parent, String name) {
    return EXTENSIONS.stream()
        .map(extension -> name + extension)
        .filter(file -> !name.startsWith("/") && Files.exists(parent.resolve(file)))
        .findFirst()
        .orElse(null);
  }

  /** Lists the entities that have a file or folder, with the first of its possible names. */
  private Map<String, String> list(Path parent) {
    Map<String, String> listing = new HashMap<>();
    if (Files.isDirectory(parent)) {
      List<String> names = sortedNames(parent);
      for (String extension : EXTENSIONS) {
        names.stream()
            .filter(name -> name.endsWith(extension))
            .forEach(name -> listing
                .putIfAbsent(name.substring(0, name.length() - extension.length()), name));
      }
    } else if (Files.exists(parent)) {
      problems.warning(Location.of(parent.toString()),
          "skipped, expected a folder, got a file");
    }
    return listing;
  }

  private List<String> sortedNames(Path parent) {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.map(entry -> entry.getFileName().toString())
          .sorted(CodePoints.ORDER)
          .collect(Collectors.toList());
    } catch (IOException | UncheckedIOException e) {
      problems.error(Location.of(parent.toString()), "can't be listed: permission denied");
      return List.of();
    }
  }

  private Map<String, Object> read(Path path) {
    Map<String, Object> vars = new LinkedHashMap<>();
    addTo(vars, path);
    return vars;
  }

  private void addTo(Map<String, Object> vars, Path path) {
    if (!Files.isDirectory(path)) {
      addFile(vars, path);
      return;
    }
    if (!open.enter(path)) {
      problems.error(Location.of(path.toString()), "a folder within itself, by a symbolic link");
      return;
    }
    for (String name : sortedNames(path)) {
      Path entry = path.resolve(name);
      if (!name.startsWith(".") && !name.endsWith("~") && isWanted(entry, extension(name))) {
        addTo(vars, entry);
      }
    }
    open.leave();
  }

  private static boolean isWanted(Path entry, String extension) {
    return Files.isDirectory(entry) ? extension.isEmpty() : EXTENSIONS.contains(extension);
  }

  /** Returns the extension as Python's {@code splitext} does. */
  static String extension(String name) {
    int start = 0;
    while (start < name.length() && name.charAt(start) == '.') {
      start++;
    }
    int dot = name.lastIndexOf('.');
    return dot < start ? "" : name.substring(dot);
  }

  private void addFile(Map<String, Object> vars, Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      problems.error(Location.of(path.toString()), "expected a file or a folder, got a device");
      return;
    }
    try {
      vars.putAll(VarsFile.read(path, decryptor, problems));
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    }
  }
}
