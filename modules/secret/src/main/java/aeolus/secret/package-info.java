/**
 * Secrets: where they come from, Ansible Vault, and keeping them out of sight. Start with
 * {@link aeolus.secret.SecretReader} and {@link aeolus.secret.Vault}.
 */
package aeolus.secret;
