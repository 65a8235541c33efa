package aeolus.template.library;

import aeolus.core.python.PythonText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads files of a project: below its {@code files/} or its own folder, never outside of it. */
final class LookupFiles {
  private static final String VAULT = "$ANSIBLE_VAULT;";

  private final Path project;

  LookupFiles(Path project) {
    this.project = project.toAbsolutePath().normalize();
  }

  String read(String name) {
    try {
      String content = Files.readString(find(name));
      if (content.startsWith(VAULT)) {
        throw failure(name, "it is encrypted, which is not undone here");
      }
      return content;
    } catch (CharacterCodingException _) {
      throw failure(name, "it is not UTF-8");
    } catch (IOException | InvalidPathException _) {
      throw failure(name, "it cannot be read");
    }
  }

  private Path find(String name) throws IOException {
    for (Path folder : List.of(project.resolve("files"), project)) {
      Path file = folder.resolve(name).normalize();
      if (Files.isRegularFile(file)) {
        if (!file.toRealPath().startsWith(project.toRealPath())) {
          throw failure(name, "it is outside of the project");
        }
        return file;
      }
    }
    throw failure(name, "there is none in the project's folder or its files/");
  }

  private static Lookups.NotFound failure(String name, String reason) {
    return new Lookups.NotFound("cannot look up file " + PythonText.repr(name) + ": " + reason);
  }
}
