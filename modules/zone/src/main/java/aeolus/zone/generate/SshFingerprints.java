package aeolus.zone.generate;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Makes the data of SSHFP records of SSH host keys (RFC 4255, RFC 6594, RFC 7479). */
public final class SshFingerprints {
  private static final int SHA1 = 1;
  private static final int SHA256 = 2;

  private SshFingerprints() {}

  /**
   * Returns algorithm, digest type and digest for each kind of digest, SHA-256 first.
   *
   * @param publicKey {@code TYPE BASE64}, perhaps with a comment
   * @param sha1 whether to make one of SHA-1, too
   * @throws AeolusException where it is no public key of a kind that such records know
   */
  public static List<String> of(String publicKey, boolean sha1) {
    String[] words = publicKey.strip().split("\\s+");
    try {
      byte[] key = Base64.getDecoder().decode(words.length < 2 ? "" : words[1]);
      if (key.length == 0) {
        throw wrong(publicKey, null);
      }
      List<String> data = new ArrayList<>();
      int algorithm = algorithm(words[0]);
      data.add(algorithm + " " + SHA256 + " " + digest("SHA-256", key));
      if (sha1) {
        data.add(algorithm + " " + SHA1 + " " + digest("SHA-1", key));
      }
      return data;
    } catch (IllegalArgumentException e) {
      throw wrong(publicKey, e);
    }
  }

  private static AeolusException wrong(String publicKey, Exception cause) {
    return new AeolusException(ExitCode.INVALID_INPUT,
        "expected a public SSH key TYPE BASE64, got \"" + publicKey + "\"", cause);
  }

  private static int algorithm(String type) {
    return switch (type) {
      case "ssh-rsa" -> 1;
      case "ssh-dss" -> 2;
      case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" -> 3;
      case "ssh-ed25519" -> 4;
      default -> throw new AeolusException(ExitCode.INVALID_INPUT,
          "no SSHFP records are known for SSH keys of type \"" + type + "\"");
    };
  }

  private static String digest(String algorithm, byte[] key) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
