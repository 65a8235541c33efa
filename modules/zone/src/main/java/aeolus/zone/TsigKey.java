package aeolus.zone;

import aeolus.core.SecretText;

/**
 * A key for transaction signatures (RFC 8945).
 *
 * @param name of the key
 * @param algorithm such as {@code hmac-sha256}
 * @param secret in base64
 */
public record TsigKey(String name, String algorithm, SecretText secret) {}
