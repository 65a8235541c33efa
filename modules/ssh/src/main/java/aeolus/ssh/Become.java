package aeolus.ssh;

import aeolus.core.SecretText;
import java.util.Objects;
import java.util.Optional;

/**
 * As whom commands run once logged in as somebody else.
 *
 * @param method how
 * @param user as whom
 * @param password what the program may ask for; travels over the channel only
 */
public record Become(Method method, String user, Optional<SecretText> password) {
  /** A program that runs commands as somebody else. */
  public enum Method {
    SUDO, DOAS
  }

  public Become {
    Objects.requireNonNull(method);
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
  }
}
