package aeolus.template.jinja;

import aeolus.template.TemplateSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the files that templates include and import, within the project. */
final class ProjectFiles {
  private final Path project;
  private final List<Path> searchPath;

  ProjectFiles(TemplateSettings settings) {
    this.project = settings.projectDir().toAbsolutePath().normalize();
    this.searchPath = settings.searchPath();
  }

  /** Returns a path as the user knows it. */
  String show(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    return whole.startsWith(project) ? project.relativize(whole).toString() : file.toString();
  }

  /**
   * Reads an included or imported file.
   *
   * @param folder where to look first
   * @throws IOException with words for the user
   */
  Source read(String name, Path folder) throws IOException {
    List<Path> folders = new ArrayList<>();
    folders.add(folder == null ? project : folder);
    folders.addAll(searchPath);
    for (Path candidate : folders) {
      Path file = candidate.toAbsolutePath().resolve(name).normalize();
      if (isInside(file)) {
        return Source.ofFile(show(file), Files.readString(file));
      }
    }
    throw new NoSuchFileException(name, null, reason(name, folders));
  }

  private boolean isInside(Path file) throws IOException {
    return file.startsWith(project) && Files.isRegularFile(file)
        && file.toRealPath().startsWith(project.toRealPath());
  }

  private String reason(String name, List<Path> folders) {
    boolean outside = folders.stream()
        .map(folder -> folder.toAbsolutePath().resolve(name).normalize())
        .noneMatch(file -> file.startsWith(project));
    return "no template \"" + name + "\"" + (outside
        ? " in the project; files outside of it are not read"
        : ", looked for it in " + folders.stream()
            .map(this::show)
            .map(folder -> folder.isEmpty() ? "the project's folder" : folder)
            .distinct()
            .collect(Collectors.joining(", ")));
  }
}
