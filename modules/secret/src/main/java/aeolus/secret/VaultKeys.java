package aeolus.secret;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys of one envelope: PBKDF2 with HMAC-SHA256, 10,000 rounds, 80 octets. */
final class VaultKeys {
  private static final int ROUNDS = 10_000;
  private static final int KEY_LENGTH = 32;
  private static final int IV_LENGTH = 16;
  private static final String HMAC = "HmacSHA256";

  private final byte[] cipherKey;
  private final byte[] macKey;
  private final byte[] counter;

  private VaultKeys(byte[] derived) {
    cipherKey = Arrays.copyOfRange(derived, 0, KEY_LENGTH);
    macKey = Arrays.copyOfRange(derived, KEY_LENGTH, 2 * KEY_LENGTH);
    counter = Arrays.copyOfRange(derived, 2 * KEY_LENGTH, 2 * KEY_LENGTH + IV_LENGTH);
  }

  static VaultKeys derive(byte[] password, byte[] salt) {
    // by hand over Mac: the JDK's key factory takes only characters, a password may be any octets
    byte[] derived = new byte[3 * KEY_LENGTH];
    Mac mac = mac(password);
    for (int block = 0; block < 3; block++) {
      mac.update(salt);
      byte[] round = mac.doFinal(new byte[] {0, 0, 0, (byte) (block + 1)});
      byte[] sum = round.clone();
      for (int i = 1; i < ROUNDS; i++) {
        round = mac.doFinal(round);
        xor(sum, round);
      }
      System.arraycopy(sum, 0, derived, block * KEY_LENGTH, KEY_LENGTH);
    }
    return new VaultKeys(derived);
  }

  private static void xor(byte[] sum, byte[] other) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] ^= other[i];
    }
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] macOf(byte[] ciphertext) {
    return mac(macKey).doFinal(ciphertext);
  }

  /** Encrypts or decrypts: in counter mode both are the same. */
  byte[] crypt(byte[] octets) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(cipherKey, "AES"),
          new IvParameterSpec(counter));
      return cipher.doFinal(octets);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
