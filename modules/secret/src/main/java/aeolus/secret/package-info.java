/** Secrets at rest: Ansible Vault. Start with {@link aeolus.secret.Vault}. */
package aeolus.secret;
