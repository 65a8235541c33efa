package aeolus.anemos;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Folders that are made once per key and kept: all there or not there at all. */
final class ArtifactCache {
  private final Path folder;

  ArtifactCache(Path folder) {
    this.folder = folder;
  }

  /** Tells whether the artifact of a key has been made. */
  boolean has(String key) {
    return Files.isDirectory(folder.resolve(key));
  }

  /** Returns the folder of a key if its artifact has been made. */
  Optional<Path> find(String key) {
    return Optional.of(folder.resolve(key)).filter(_ -> has(key));
  }

  /** Returns the folder of a key, having {@code maker} fill it where it is missing. */
  Path get(String key, Consumer<Path> maker) {
    Path target = folder.resolve(key);
    try {
      Files.createDirectories(folder);
      try (FileChannel channel = FileChannel.open(folder.resolve(key + ".lock"),
          StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isDirectory(target)) {
          make(target, maker);
        }
      }
      return target;
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, target + ": " + e, e);
    }
  }

  private void make(Path target, Consumer<Path> maker) throws IOException {
    Path half = target.resolveSibling(target.getFileName() + ".part");
    remove(half);
    Files.createDirectory(half);
    try {
      maker.accept(half);
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      remove(half);
    }
  }

  private static void remove(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
