package aeolus.lab;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders of the lab; failures say which file it was. */
final class Folder {
  private Folder() {}

  /** Something done to a file. */
  interface Action<T> {
    T run() throws IOException;
  }

  /** Does something to a file, turning failure into a message. */
  static <T> T doing(Path file, Action<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, "lab: " + file + ": " + e, e);
    }
  }

  /** Makes a folder that only its owner can enter. */
  static Path make(Path folder) {
    return doing(folder, () -> Files.createDirectories(folder,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  /** Writes a file so that it is never seen half written. */
  static void write(Path file, String text) {
    doing(file, () -> {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.deleteIfExists(part);
      Files.createFile(part, PosixFilePermissions.asFileAttribute(
          PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, text);
      return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    });
  }

  static String read(Path file) {
    return doing(file, () -> Files.readString(file));
  }

  static void copy(Path from, Path to) {
    doing(to, () -> Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING));
  }

  /** Removes a folder with all that is in it, or a file; nothing happens where there is none. */
  static void remove(Path folder) {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      doing(folder, () -> {
        for (Path path : deepestFirst(folder)) {
          Files.deleteIfExists(path);
        }
        return null;
      });
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }

  /** Names the folders in a folder, sorted; none where it is not there. */
  static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return doing(folder, () -> {
      try (Stream<Path> paths = Files.list(folder)) {
        return paths.filter(Files::isDirectory).sorted().toList();
      }
    });
  }

  /** Makes a file readable by its owner only. */
  static void hide(Path file) {
    doing(file, () -> Files.setPosixFilePermissions(file, Set.copyOf(
        PosixFilePermissions.fromString("rw-------"))));
  }
}
