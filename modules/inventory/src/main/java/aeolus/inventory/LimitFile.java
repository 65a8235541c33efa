package aeolus.inventory;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Replaces {@code @FILE} in a limit by the patterns of the file, one a line. */
final class LimitFile {
  private LimitFile() {}

  static List<String> expand(List<String> patterns) {
    List<String> all = new ArrayList<>();
    for (String pattern : patterns) {
      if (pattern.startsWith("@")) {
        all.addAll(lines(pattern.substring(1)));
      } else {
        all.add(pattern);
      }
    }
    return all;
  }

  private static List<String> lines(String file) {
    try {
      return Files.readString(Path.of(file)).lines().map(String::strip).toList();
    } catch (IOException e) {
      throw new InvalidInputException(Location.of(file), "can't read the file of the limit");
    }
  }
}
