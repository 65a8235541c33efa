package aeolus.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;

/** A secret as octets; prints as stars, so that it can't end up in a log by accident. */
public final class SecretText {
  private final String envelope;
  private Supplier<SecretText> source;
  private byte[] octets;

  private SecretText(byte[] octets) {
    this.octets = octets;
    this.envelope = null;
  }

  private SecretText(String envelope, Supplier<SecretText> source) {
    this.envelope = envelope;
    this.source = source;
  }

  /** Keeps a copy of the octets. */
  public static SecretText of(byte[] octets) {
    return new SecretText(octets.clone());
  }

  /** Keeps the text's UTF-8 octets. */
  public static SecretText of(String text) {
    return new SecretText(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Keeps an Ansible Vault envelope, opened when the secret is first needed.
   *
   * @param decryption opens the envelope; its failure is that of {@link #reveal()}
   */
  public static SecretText encrypted(String envelope, Supplier<SecretText> decryption) {
    return new SecretText(envelope, decryption);
  }

  /** Returns the Ansible Vault envelope that the secret came in, if it came in one of its own. */
  public Optional<String> envelope() {
    return Optional.ofNullable(envelope);
  }

  /** Returns a copy of the octets in the clear. */
  public byte[] reveal() {
    return octets().clone();
  }

  /** Returns the octets in the clear, read as UTF-8. */
  public String revealText() {
    return new String(octets(), StandardCharsets.UTF_8);
  }

  private synchronized byte[] octets() {
    if (octets == null) {
      octets = source.get().reveal();
      source = null;
    }
    return octets;
  }

  /** Compares in constant time; the same envelope is equal without being opened. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof SecretText secret)) {
      return false;
    }
    boolean sameEnvelope = envelope != null && envelope.equals(secret.envelope);
    return sameEnvelope || MessageDigest.isEqual(octets(), secret.octets());
  }

  /** Says nothing about the secret, and needs not open it. */
  @Override
  public int hashCode() {
    return SecretText.class.hashCode();
  }

  @Override
  public String toString() {
    return "********";
  }
}
