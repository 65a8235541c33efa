package aeolus.ssh;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.SecretText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** Makes and reads keys in OpenSSH's formats. */
public final class HostKeys {
  private HostKeys() {}

  /** Makes a new ed25519 key. */
  public static HostKeyPair generateEd25519(String comment) {
    return OpenSshKey.generateEd25519(comment);
  }

  /**
   * Returns the SHA-256 fingerprint of a public key line, as ssh-keygen(1) prints it.
   *
   * @throws AeolusException where the line is none
   */
  public static String fingerprint(String publicLine) {
    try {
      byte[] blob = Base64.getDecoder().decode(withoutComment(publicLine).split(" ")[1]);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
      throw notPublic(publicLine, e);
    }
  }

  /** Returns type and base64 of a public key line, the form in which keys are compared. */
  public static String withoutComment(String publicLine) {
    String[] words = publicLine.strip().split("\\s+");
    if (words.length < 2) {
      throw notPublic(publicLine, null);
    }
    return words[0] + " " + words[1];
  }

  private static AeolusException notPublic(String line, Exception cause) {
    return new AeolusException(ExitCode.INVALID_INPUT,
        "expected a public key TYPE BASE64, got \"" + line + "\"", cause);
  }

  /**
   * Returns the public key line of a private key that is not encrypted.
   *
   * @throws AeolusException where it is none; the message says why and not what
   */
  public static String publicOf(SecretText privateKey) {
    try {
      return OpenSshKey.publicOf(privateKey.revealText());
    } catch (IllegalArgumentException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "not a private SSH key without passphrase: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the public key line of a private key, encrypted or not; empty where it does not tell
   * without its passphrase.
   */
  public static Optional<String> publicHalf(SecretText privateKey) {
    return OpenSshKey.publicHalf(privateKey.revealText());
  }

  /** Tells whether the text of a private key is encrypted, in whatever format. */
  public static boolean isEncrypted(SecretText privateKey) {
    return OpenSshKey.isEncrypted(privateKey.revealText());
  }
}
