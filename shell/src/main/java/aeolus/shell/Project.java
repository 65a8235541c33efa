package aeolus.shell;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A project folder.
 *
 * @param root its absolute path
 * @param sources the inventory sources, lowest precedence first
 */
record Project(Path root, List<Path> sources) {
  /** Finds the project that the options name, or the one around the current folder. */
  static Project find(GlobalOptions options, Path currentDir) {
    Path root = options.project != null
        ? named(options.project, currentDir)
        : nearest(currentDir);
    return new Project(root, sources(options, root, currentDir));
  }

  private static Path named(Path project, Path currentDir) {
    Path root = currentDir.resolve(project).normalize();
    if (!Files.isDirectory(root)) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          project + ": no such folder, expected a project with inventory/, zones/ and templates/");
    }
    return root;
  }

  private static Path nearest(Path currentDir) {
    for (Path dir = currentDir; dir != null; dir = dir.getParent()) {
      if (Files.isDirectory(dir.resolve("inventory"))) {
        return dir;
      }
    }
    return currentDir;
  }

  private static List<Path> sources(GlobalOptions options, Path root, Path currentDir) {
    if (!options.inventory.isEmpty()) {
      return options.inventory.stream().map(source -> source(source, currentDir)).toList();
    }
    List<Path> sources = new ArrayList<>();
    for (Path candidate : List.of(root.resolve("inventory"), root.resolve(".aeolus/inventory"))) {
      if (Files.exists(candidate)) {
        sources.add(candidate);
      }
    }
    if (sources.isEmpty()) {
      throw new AeolusException(ExitCode.INVALID_INPUT, root
          + ": no inventory/ here or above; go to a project, or name one with --project or -i");
    }
    return List.copyOf(sources);
  }

  /** Makes a source absolute, unless it is a list of hosts such as {@code ns1,ns2}. */
  private static Path source(Path source, Path currentDir) {
    Path absolute = currentDir.resolve(source).normalize();
    boolean isList = source.toString().indexOf(',') >= 0 && !Files.exists(absolute);
    return isList ? source : absolute;
  }

  Path zones() {
    return root.resolve("zones");
  }

  Path templates() {
    return root.resolve("templates");
  }

  /** Where Aeolus keeps what it has to remember of this project. */
  Path state() {
    return root.resolve(".aeolus");
  }

  /** The folder that holds all runs. */
  Path runs() {
    return state().resolve("runs");
  }
}
