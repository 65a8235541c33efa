package aeolus.zone.master;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the files that {@code $INCLUDE} names.
 *
 * @param root folder that none may be outside of
 */
record Includes(Path root) {
  /** Returns a file named in another one. */
  Path find(String name, Path folder) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "expected a file inside of the folder, got none named \"" + name + "\"");
    }
    if (!file.toRealPath().startsWith(root.toRealPath())) {
      throw new IOException("expected a file inside of the folder, got \"" + name + "\"");
    }
    return file;
  }

  String read(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IOException("expected text in UTF-8, got other octets in " + file, e);
    }
  }
}
