package aeolus.core;

/** Opens Ansible Vault envelopes with the passwords that the user gave. */
@FunctionalInterface
public interface VaultDecryptor {
  /** Knows no password: refuses every envelope. */
  VaultDecryptor NONE = (envelope, where) -> {
    throw new InvalidInputException(where,
        "encrypted with Ansible Vault, expected a vault password, got none");
  };

  /**
   * Decrypts an envelope.
   *
   * @param envelope the text that begins with {@code $ANSIBLE_VAULT;}
   * @param where where the envelope stands, for the message
   * @throws InvalidInputException where no password fits, or the envelope is damaged or forged
   */
  SecretText decrypt(String envelope, Location where);
}
