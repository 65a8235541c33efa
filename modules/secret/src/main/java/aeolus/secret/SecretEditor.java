package aeolus.secret;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the user edit text in the clear, which never touches a disk. */
public final class SecretEditor {
  private final String command;
  private final List<Path> places;

  SecretEditor(String command, List<Path> places) {
    this.command = command;
    this.places = List.copyOf(places);
  }

  /** Takes the editor that {@code VISUAL} or {@code EDITOR} names, or else {@code vi}. */
  public static SecretEditor of(Map<String, String> env) {
    String named = Optional.of(env.getOrDefault("VISUAL", ""))
        .filter(editor -> !editor.isBlank())
        .orElse(env.getOrDefault("EDITOR", ""));
    return new SecretEditor(named.isBlank() ? "vi" : named, ClearFolder.usualPlaces(env));
  }

  /**
   * Runs the editor.
   *
   * @param name what the editor sees as the file's name, by which it knows the syntax
   * @return what the user left
   * @throws AeolusException where the editor fails, or there is no memory to put the text in
   */
  public byte[] edit(String name, byte[] text) {
    try (ClearFolder folder = ClearFolder.make(places)) {
      Path file = folder.write(name, text);
      run(file);
      if (!Files.isRegularFile(file)) {
        throw new AeolusException(ExitCode.FAILED,
            "the editor left no file behind; nothing was changed");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AeolusException(ExitCode.FAILED, "the clear text can't be kept in memory: "
          + e.getClass().getSimpleName(), e);
    }
  }

  /** Has the shell split the command into words, as everything that calls editors does. */
  private void run(Path file) throws IOException {
    Process process = new ProcessBuilder("/bin/sh", "-c", command + " \"$1\"", "sh",
        file.toString()).directory(file.getParent().toFile()).inheritIO().start();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new AeolusException(ExitCode.FAILED, "the editor `" + command
            + "` ended with status " + status + "; nothing was changed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AeolusException(ExitCode.INTERRUPTED, "interrupted; nothing was changed", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
