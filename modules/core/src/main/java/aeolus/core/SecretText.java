package aeolus.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A secret as octets; prints as stars, so that it can't end up in a log by accident. */
public final class SecretText {
  private final byte[] octets;

  private SecretText(byte[] octets) {
    this.octets = octets;
  }

  /** Keeps a copy of the octets. */
  public static SecretText of(byte[] octets) {
    return new SecretText(octets.clone());
  }

  /** Keeps the text's UTF-8 octets. */
  public static SecretText of(String text) {
    return new SecretText(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a copy of the octets in the clear. */
  public byte[] reveal() {
    return octets.clone();
  }

  /** Returns the octets in the clear, read as UTF-8. */
  public String revealText() {
    return new String(octets, StandardCharsets.UTF_8);
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SecretText secret && MessageDigest.isEqual(octets, secret.octets);
  }

  @Override
  public int hashCode() {
    return octets.length;
  }

  @Override
  public String toString() {
    return "********";
  }
}
