package aeolus.secret;

import aeolus.core.SecretText;

/**
 * What an Ansible Vault held, and what it takes to close it again.
 *
 * @param content the content in the clear
 * @param password the password that opened it
 * @param vaultId the vault id in its header, null where there was none
 */
public record OpenedVault(SecretText content, SecretText password, String vaultId) {
  /** Encrypts another content with the same password and vault id. */
  public String closed(byte[] other) {
    return Vault.encrypt(other, password, vaultId);
  }
}
