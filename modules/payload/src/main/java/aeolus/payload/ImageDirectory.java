package aeolus.payload;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An image directory as it lies on the workstation: makes sure that all of it can be shipped. */
public final class ImageDirectory {
  /** Read on the workstation only. */
  private static final Set<String> NOT_SHIPPED = Set.of("secrets.yaml", "modes.yaml", "reveal");

  private final Path root;
  private final List<Path> files;

  private ImageDirectory(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
  }

  /**
   * Reads an image directory.
   *
   * @throws InvalidInputException with everything in it that can't be shipped
   */
  public static ImageDirectory read(Path root) {
    Problems problems = new Problems();
    List<Path> files = list(root).stream().filter(ImageDirectory::isShipped).toList();
    files.forEach(file -> check(root, file, problems));
    requirePlan(root, files, problems);
    problems.throwIfErrors();
    return new ImageDirectory(root, files);
  }

  private static List<Path> list(Path root) {
    try {
      Path real = root.toRealPath();
      try (Stream<Path> walk = Files.walk(real)) {
        return walk.filter(file -> !file.equals(real)).map(real::relativize).sorted().toList();
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInputException(Location.of(root.toString()),
          "not readable: " + e.getMessage());
    }
  }

  private static boolean isShipped(Path file) {
    String name = file.getFileName().toString();
    boolean top = file.getNameCount() == 1;
    boolean git = file.startsWith(".git");
    boolean about = top && (NOT_SHIPPED.contains(name) || name.startsWith("README"));
    boolean backup = name.endsWith("~") || name.endsWith(".swp") || name.equals(".gitkeep");
    return !git && !about && !backup;
  }

  private static void check(Path root, Path file, Problems problems) {
    Path path = root.resolve(file);
    Location location = Location.of(path.toString());
    if (Files.isSymbolicLink(path)) {
      return;
    }
    if (!Files.isDirectory(path) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      problems.error(location, "neither a file, a folder nor a link; it can't be shipped");
    } else if (!Files.isReadable(path)) {
      problems.error(location, "not readable");
    }
    if (file.toString().chars().anyMatch(Character::isISOControl)) {
      problems.error(location, "control character in a file's name");
    }
  }

  private static void requirePlan(Path root, List<Path> files, Problems problems) {
    boolean found = Stream.of("IMGBUILD", "IMGBUILD.j2", "deploy", "deploy.j2")
        .anyMatch(name -> files.contains(Path.of(name)));
    if (!found) {
      problems.error(Location.of(root.toString()),
          "no IMGBUILD and no deploy script, expected one of them");
    }
  }

  Path root() {
    return root;
  }

  List<Path> files() {
    return files;
  }
}
