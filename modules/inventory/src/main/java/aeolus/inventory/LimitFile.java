package aeolus.inventory;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    Location where = Location.of("limit \"@" + file + "\"");
    try {
      Path path = Path.of(file);
      if (!Files.exists(path)) {
        throw new InvalidInputException(where, "no such file, expected one with a pattern a line");
      }
      if (!Files.isRegularFile(path)) {
        throw new InvalidInputException(where, "expected a file with a pattern a line, got a folder"
            + " or something else");
      }
      byte[] octets = Files.readAllBytes(path);
      // an empty file is one empty line, which limits to all that the inventory names
      return Stream.of(SourceText.decode(octets, file).split("\n", -1))
          .map(String::strip)
          .toList();
    } catch (IOException | InvalidPathException e) {
      throw new InvalidInputException(where, "can't be read");
    }
  }
}
