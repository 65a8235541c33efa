package aeolus.ssh;

import aeolus.core.SecretText;

/**
 * A host key.
 *
 * @param privateKey in OpenSSH's format, not encrypted
 * @param publicKey as an OpenSSH public key line without comment
 */
public record HostKeyPair(SecretText privateKey, String publicKey) {}
