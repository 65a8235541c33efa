package aeolus.secret;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.SecretText;
import aeolus.core.VaultDecryptor;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Encrypts and decrypts Ansible Vault texts, AES256 in the formats 1.1 and 1.2. */
public final class Vault implements VaultDecryptor {
  private static final int BLOCK = 16;
  private static final int SALT_LENGTH = 32;
  private static final int MAC_LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final VaultPasswords passwords;

  /** Makes a vault that knows the given passwords; each is asked for when it is first needed. */
  public Vault(VaultPasswords passwords) {
    this.passwords = passwords;
  }

  /** Tells whether octets are an Ansible Vault. */
  public static boolean isEncrypted(byte[] octets) {
    byte[] magic = "$ANSIBLE_VAULT;".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return octets.length >= magic.length
        && Arrays.equals(octets, 0, magic.length, magic, 0, magic.length);
  }

  @Override
  public SecretText decrypt(String envelope, Location where) {
    return open(envelope, where).content();
  }

  /**
   * Tries the passwords of the envelope's vault id first and then all others, as Ansible does.
   *
   * @param where where the envelope stands, for the message
   * @throws InvalidInputException where no password fits, or the envelope is damaged or forged
   */
  public OpenedVault open(String envelope, Location where) {
    VaultEnvelope parsed = parse(envelope, where);
    List<VaultPassword> candidates = passwords.bestFirst(parsed.vaultId());
    if (candidates.isEmpty()) {
      throw new InvalidInputException(where, "encrypted with Ansible Vault" + idOf(parsed)
          + ", expected a vault password, got none");
    }
    checkLengths(parsed, where);
    for (VaultPassword candidate : candidates) {
      byte[] content = open(parsed, candidate.secret().reveal());
      if (content != null) {
        return new OpenedVault(SecretText.of(content), candidate.secret(), parsed.vaultId());
      }
    }
    throw new InvalidInputException(where, "can't be decrypted" + idOf(parsed)
        + ": the vault password is wrong, or the text was changed");
  }

  /** Decrypts with the one password given, or returns null where it doesn't fit. */
  private static byte[] open(VaultEnvelope envelope, byte[] password) {
    VaultKeys keys = VaultKeys.derive(password, envelope.salt());
    if (!MessageDigest.isEqual(keys.macOf(envelope.ciphertext()), envelope.mac())) {
      return null;
    }
    byte[] padded = keys.crypt(envelope.ciphertext());
    int padding = padded.length == 0 ? 0 : padded[padded.length - 1];
    boolean valid = padding > 0 && padding <= BLOCK && padding <= padded.length;
    return valid ? Arrays.copyOf(padded, padded.length - padding) : null;
  }

  /** Tells what no password can open from what only these passwords can't. */
  private static void checkLengths(VaultEnvelope envelope, Location where) {
    int length = envelope.ciphertext().length;
    if (length == 0 || length % BLOCK != 0) {
      throw new InvalidInputException(where, "damaged Ansible Vault: expected a ciphertext of whole"
          + " blocks of " + BLOCK + " octets, got " + length + " octets; is its end missing?");
    }
    if (envelope.mac().length != MAC_LENGTH) {
      throw new InvalidInputException(where, "damaged Ansible Vault: expected a checksum of "
          + MAC_LENGTH + " octets, got " + envelope.mac().length);
    }
  }

  private static String idOf(VaultEnvelope envelope) {
    return envelope.vaultId() == null ? "" : " (vault id \"" + envelope.vaultId() + "\")";
  }

  private static VaultEnvelope parse(String envelope, Location where) {
    try {
      return VaultEnvelope.parse(envelope);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(where, "damaged Ansible Vault: " + e.getMessage());
    }
  }

  /** Returns the vault id in an envelope's header, or null where there is none. */
  public static String vaultIdOf(String envelope, Location where) {
    return parse(envelope, where).vaultId();
  }

  /**
   * Encrypts octets.
   *
   * @param vaultId label for the header; null, or {@code default}, for a format 1.1 without one
   */
  public static String encrypt(byte[] content, SecretText password, String vaultId) {
    byte[] salt = new byte[SALT_LENGTH];
    RANDOM.nextBytes(salt);
    return encrypt(content, password, vaultId, salt);
  }

  static String encrypt(byte[] content, SecretText password, String vaultId, byte[] salt) {
    VaultPassword.checkId(vaultId == null ? VaultPassword.DEFAULT_ID : vaultId);
    VaultKeys keys = VaultKeys.derive(password.reveal(), salt);
    int padding = BLOCK - content.length % BLOCK;
    byte[] padded = Arrays.copyOf(content, content.length + padding);
    Arrays.fill(padded, content.length, padded.length, (byte) padding);
    byte[] ciphertext = keys.crypt(padded);
    String label = VaultPassword.DEFAULT_ID.equals(vaultId) ? null : vaultId;
    return new VaultEnvelope(label, salt, keys.macOf(ciphertext), ciphertext).text();
  }
}
