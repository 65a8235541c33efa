package aeolus.ssh;

import aeolus.core.SecretText;
import aeolus.ssh.mina.KeyFormat;

/** Makes and reads host keys. */
public final class HostKeys {
  private HostKeys() {}

  /** Makes a new ed25519 key. */
  public static HostKeyPair generateEd25519(String comment) {
    return KeyFormat.generateEd25519(comment);
  }

  /** Returns the SHA-256 fingerprint of a public key line, as ssh-keygen(1) prints it. */
  public static String fingerprint(String publicLine) {
    return KeyFormat.fingerprint(publicLine);
  }

  /** Returns the public key line of a private key that is not encrypted. */
  public static String publicOf(SecretText privateKey) {
    return KeyFormat.publicOf(privateKey);
  }
}
