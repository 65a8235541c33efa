package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes files whole or not at all. */
final class WholeFiles {
  private final Map<Path, Path> halves = new LinkedHashMap<>();

  private WholeFiles() {}

  /** Writes texts to files, making their folders; none is replaced before all are written. */
  static void write(Map<Path, String> files) {
    WholeFiles whole = new WholeFiles();
    try {
      for (Map.Entry<Path, String> file : files.entrySet()) {
        whole.writeHalf(file.getKey(), file.getValue());
      }
      whole.move();
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, "not written: " + e, e);
    } finally {
      whole.cleanUp();
    }
  }

  private void writeHalf(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path half = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid()
        + ".part");
    halves.put(file, half);
    Files.writeString(half, text);
  }

  private void move() throws IOException {
    for (Map.Entry<Path, Path> half : halves.entrySet()) {
      Files.move(half.getValue(), half.getKey(), StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void cleanUp() {
    for (Path half : halves.values()) {
      try {
        Files.deleteIfExists(half);
      } catch (IOException e) {
        // The failure that led here is the one to tell.
      }
    }
  }
}
