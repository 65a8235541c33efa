package aeolus.secret;

import aeolus.core.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Content that is encrypted by AES-256 in GCM under a key made for it, which is wrapped (RFC 3394) once
 * for each of several secrets, any of which opens it. What wraps it is derived from the secret
 * and a salt by HKDF with SHA-256 (RFC 5869); so only secrets that nobody can guess will do, such as
 * private keys. All but the names is Base64.
 *
 * @param recipients the secrets that open it
 * @param nonce 12 octets
 * @param content the ciphertext and its tag
 */
public record Envelope(List<Recipient> recipients, String nonce, String content) {
  private static final int TAG_BITS = 128;
  private static final int NONCE_OCTETS = 12;
  private static final int KEY_OCTETS = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  public Envelope {
    recipients = List.copyOf(recipients);
  }

  /**
   * One secret that opens an envelope.
   *
   * @param name of the secret, as whoever reveals secrets knows it
   * @param salt 32 octets
   * @param key the content's key, wrapped
   */
  public record Recipient(String name, String salt, String key) {}

  /**
   * Encrypts.
   *
   * @param label what the content is; it has to be given again to open it
   * @param secrets by name, at least one
   */
  public static Envelope seal(byte[] content, String label, Map<String, SecretText> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("no secret to seal for");
    }
    byte[] nonce = random(NONCE_OCTETS);
    SecretKey key = new SecretKeySpec(random(KEY_OCTETS), "AES");
    try {
      List<Recipient> recipients = new ArrayList<>();
      for (Map.Entry<String, SecretText> secret : secrets.entrySet()) {
        byte[] salt = random(KEY_OCTETS);
        Cipher wrap = Cipher.getInstance("AESWrap");
        wrap.init(Cipher.WRAP_MODE, derived(secret.getValue(), salt, secret.getKey()));
        recipients.add(new Recipient(secret.getKey(), base64(salt), base64(wrap.wrap(key))));
      }
      byte[] sealed = gcm(Cipher.ENCRYPT_MODE, key, nonce, label).doFinal(content);
      return new Envelope(recipients, base64(nonce), base64(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Decrypts; empty where none of the secrets is the one that it was sealed for.
   *
   * @param secrets reveals one by its name, empty where it can't be had
   * @throws IllegalArgumentException where it is damaged, or labelled otherwise
   */
  public Optional<byte[]> open(String label, Function<String, Optional<SecretText>> secrets) {
    for (Recipient recipient : recipients) {
      Optional<Key> key = secrets.apply(recipient.name())
          .flatMap(secret -> unwrapped(recipient, secret));
      if (key.isPresent()) {
        return Optional.of(decrypted(key.get(), label));
      }
    }
    return Optional.empty();
  }

  private static Optional<Key> unwrapped(Recipient recipient, SecretText secret) {
    try {
      Cipher unwrap = Cipher.getInstance("AESWrap");
      unwrap.init(Cipher.UNWRAP_MODE, derived(secret, octets(recipient.salt()), recipient.name()));
      return Optional.of(unwrap.unwrap(octets(recipient.key()), "AES", Cipher.SECRET_KEY));
    } catch (GeneralSecurityException e) {
      // The wrapping tells a wrong secret by itself.
      return Optional.empty();
    }
  }

  private byte[] decrypted(Key key, String label) {
    try {
      return gcm(Cipher.DECRYPT_MODE, key, octets(nonce), label).doFinal(octets(content));
    } catch (AEADBadTagException e) {
      throw new IllegalArgumentException("damaged", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("damaged: " + e.getMessage(), e);
    }
  }

  private static Cipher gcm(int mode, Key key, byte[] nonce, String label)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static SecretKey derived(SecretText secret, byte[] salt, String name)
      throws GeneralSecurityException {
    HKDFParameterSpec spec = HKDFParameterSpec.ofExtract()
        .addIKM(secret.reveal())
        .addSalt(salt)
        .thenExpand(("aeolus envelope " + name).getBytes(StandardCharsets.UTF_8), KEY_OCTETS);
    return KDF.getInstance("HKDF-SHA256").deriveKey("AES", spec);
  }

  private static byte[] random(int size) {
    byte[] octets = new byte[size];
    RANDOM.nextBytes(octets);
    return octets;
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private static byte[] octets(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
