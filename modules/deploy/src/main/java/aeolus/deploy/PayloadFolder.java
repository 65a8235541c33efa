package aeolus.deploy;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.payload.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lends what makeimg reads of a payload, without files and secrets, as a folder for a moment. */
final class PayloadFolder {
  private PayloadFolder() {}

  static <T> T with(Payload payload, Function<Path, T> work) {
    try {
      Path folder = Files.createTempDirectory("aeolus-image-");
      try {
        write(payload, folder);
        return work.apply(folder);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, "temporary folder: " + e, e);
    }
  }

  private static void write(Payload payload, Path folder) throws IOException {
    List<String> paths = payload.entries()
        .stream()
        .map(entry -> entry.path())
        .filter(path -> !path.contains("/") && !path.equals("manifest"))
        .toList();
    for (String path : paths) {
      Files.write(folder.resolve(path), payload.content(path));
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
