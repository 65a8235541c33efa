package aeolus.ssh;

import aeolus.core.SecretText;
import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for what opens an encrypted private key. */
@FunctionalInterface
public interface PassphrasePrompt {
  /** Asks nobody. */
  PassphrasePrompt NONE = (_, _) -> Optional.empty();

  /**
   * Asks, one key at a time, however many hosts wait for it.
   *
   * @param keyFile the key to be opened
   * @param attempt 1 at first, more where the last answer was wrong
   * @return empty where nobody can be asked or nobody answers
   */
  Optional<SecretText> ask(Path keyFile, int attempt);
}
