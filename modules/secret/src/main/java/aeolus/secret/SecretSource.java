package aeolus.secret;

import java.nio.file.Path;
import java.util.List;

/** Where a secret comes from. */
public sealed interface SecretSource {
  /**
   * What a command prints on standard output.
   *
   * @param words program and arguments; no shell reads them
   * @param directory where it runs
   */
  record Command(List<String> words, Path directory) implements SecretSource {
    public Command {
      words = List.copyOf(words);
    }
  }

  /** What a file holds. */
  record File(Path path) implements SecretSource {}
}
