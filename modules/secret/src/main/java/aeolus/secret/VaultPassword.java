package aeolus.secret;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.SecretText;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A vault password with its vault id; read, run or asked for once, when it is first needed. */
public final class VaultPassword {
  /** The vault id of passwords and envelopes that have none. */
  public static final String DEFAULT_ID = "default";

  private final String id;
  private final Supplier<SecretText> source;
  private SecretText known;

  private VaultPassword(String id, Supplier<SecretText> source) {
    this.id = id;
    this.source = source;
  }

  /** Makes a password that is known already. */
  public static VaultPassword of(String id, SecretText password) {
    return new VaultPassword(id, () -> password);
  }

  /** Makes a password that a file holds or, where the file is executable, prints. */
  public static VaultPassword fromFile(String id, Path file) {
    return new VaultPassword(id, () -> VaultPasswordFile.read(id, file));
  }

  /** Makes a password that the user is asked for. */
  public static VaultPassword prompted(String id, Supplier<SecretText> prompt) {
    return new VaultPassword(id, prompt);
  }

  /**
   * Checks that a vault id can stand in an envelope's header.
   *
   * @throws AeolusException where it can't
   */
  static void checkId(String id) {
    boolean fits = !id.isBlank() && id.equals(id.strip())
        && id.chars().noneMatch(c -> c == ';' || Character.isISOControl(c));
    if (!fits) {
      throw new AeolusException(ExitCode.USAGE, "expected a vault id without \";\", control"
          + " characters and blanks around it, got \"" + id + "\"");
    }
  }

  /** Returns the vault id. */
  public String id() {
    return id;
  }

  /**
   * Returns the password.
   *
   * @throws AeolusException where it can't be had, or is empty
   */
  public synchronized SecretText secret() {
    if (known == null) {
      SecretText asked = source.get();
      if (asked.reveal().length == 0) {
        throw new AeolusException(ExitCode.INVALID_INPUT,
            "expected a password for vault id \"" + id + "\", got an empty one");
      }
      known = asked;
    }
    return known;
  }
}
