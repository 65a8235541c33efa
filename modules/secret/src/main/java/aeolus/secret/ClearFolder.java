package aeolus.secret;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder in memory, open to its owner only, for text in the clear. Whatever lies in it at the end,
 * an editor's backups among it, is overwritten and deleted, also where the program is interrupted.
 */
final class ClearFolder implements AutoCloseable {
  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

  private final Path folder;
  private final Thread atExit = new Thread(this::wipe, "wipe");

  private ClearFolder(Path folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Returns the places where such folders may be, best first. */
  static List<Path> usualPlaces(Map<String, String> env) {
    List<Path> places = new ArrayList<>();
    String runtime = env.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!runtime.isEmpty()) {
      places.add(Path.of(runtime));
    }
    places.add(Path.of("/dev/shm"));
    return places;
  }

  /**
   * Makes a folder in the first of the places that is in memory and can be written.
   *
   * @throws AeolusException where none is
   */
  static ClearFolder make(List<Path> places) {
    for (Path place : places) {
      try {
        if (Files.isDirectory(place) && Files.isWritable(place)
            && IN_MEMORY.contains(Files.getFileStore(place).type())) {
          return new ClearFolder(Files.createTempDirectory(place, "aeolus-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
        }
      } catch (IOException e) {
        // the next place may do
      }
    }
    throw new AeolusException(ExitCode.FAILED, "no folder in memory to put the clear text in,"
        + " expected a tmpfs at one of " + places + "; XDG_RUNTIME_DIR may name one");
  }

  /** Writes a file that only its owner may read, and returns where it is. */
  Path write(String name, byte[] octets) throws IOException {
    Path file = folder.resolve(name);
    Files.createFile(file,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.write(file, octets);
  }

  @Override
  public void close() {
    wipe();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the program is ending already, and the hook runs
    }
  }

  private synchronized void wipe() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(ClearFolder::wipe);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, folder + ": not wiped, clear text may be in it: "
          + e, e);
    }
  }

  private static void wipe(Path path) {
    try {
      if (Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        // not truncated first, which would give the old pages back as they are
        Files.write(path, new byte[(int) Files.size(path)], StandardOpenOption.WRITE);
      }
    } catch (IOException e) {
      // made read-only by the editor; deleting is what counts
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
