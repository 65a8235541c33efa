package aeolus.ssh.mina;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.SecretText;
import aeolus.ssh.HostKeyPair;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Iterator;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Keys in OpenSSH's formats. */
public final class KeyFormat {
  private static final int ED25519_BITS = 256;

  private KeyFormat() {}

  /** Makes a new ed25519 key. */
  public static HostKeyPair generateEd25519(String comment) {
    try {
      KeyPairGenerator generator = SecurityUtils.getKeyPairGenerator("EdDSA");
      generator.initialize(ED25519_BITS);
      KeyPair pair = generator.generateKeyPair();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, comment, null, out);
      return new HostKeyPair(SecretText.of(out.toByteArray()), line(pair.getPublic()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String line(PublicKey key) {
    return PublicKeyEntry.toString(key);
  }

  /** Returns the SHA-256 fingerprint of a public key line. */
  public static String fingerprint(String publicLine) {
    return fingerprint(parse(publicLine));
  }

  static String fingerprint(PublicKey key) {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
  }

  static PublicKey parse(String publicLine) {
    try {
      return AuthorizedKeyEntry.parseAuthorizedKeyEntry(publicLine)
          .resolvePublicKey(null,
              PublicKeyEntryResolver.IGNORING);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT, "not a public key: " + publicLine, e);
    }
  }

  /** Returns the public key line of a private key that is not encrypted. */
  public static String publicOf(SecretText privateKey) {
    try (ByteArrayInputStream in = new ByteArrayInputStream(privateKey.reveal())) {
      Iterator<KeyPair> pairs = SecurityUtils
          .loadKeyPairIdentities(null, null, in, FilePasswordProvider.EMPTY)
          .iterator();
      return line(pairs.next().getPublic());
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new AeolusException(ExitCode.INVALID_INPUT,
          "not a private SSH host key without passphrase: " + e.getClass().getSimpleName(), e);
    }
  }
}
