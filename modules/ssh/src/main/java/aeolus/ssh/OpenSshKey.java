package aeolus.ssh;

import aeolus.core.SecretText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A private key in OpenSSH's own format, as its PROTOCOL.key describes it. */
final class OpenSshKey {
  private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
  private static final String END = "-----END OPENSSH PRIVATE KEY-----";
  private static final byte[] MAGIC = utf8("openssh-key-v1\0");
  private static final String ED25519 = "ssh-ed25519";
  private static final int RAW_LENGTH = 32;
  private static final int MAX_LENGTH = 1 << 16;
  private static final int LINE_LENGTH = 70;
  private static final int BLOCK = 8;

  private OpenSshKey() {}

  /** Makes a new ed25519 key, not encrypted. */
  static HostKeyPair generateEd25519(String comment) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      // The raw key (RFC 8032) is the end of both encodings (RFC 8410).
      byte[] seed = end(pair.getPrivate().getEncoded());
      byte[] point = end(pair.getPublic().getEncoded());
      byte[] blob = join(string(utf8(ED25519)), string(point));
      return new HostKeyPair(armoured(join(MAGIC, string(utf8("none")), string(utf8("none")),
          string(new byte[0]), number(1), string(blob), string(secrets(seed, point, comment)))),
          line(blob));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] end(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
  }

  private static byte[] secrets(byte[] seed, byte[] point, String comment) {
    byte[] check = number(new SecureRandom().nextInt());
    byte[] plain = join(check, check, string(utf8(ED25519)), string(point),
        string(join(seed, point)), string(utf8(comment)));
    byte[] padded = Arrays.copyOf(plain, (plain.length + BLOCK - 1) / BLOCK * BLOCK);
    for (int i = plain.length; i < padded.length; i++) {
      padded[i] = (byte) (i - plain.length + 1);
    }
    return padded;
  }

  private static SecretText armoured(byte[] octets) {
    String base64 = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'}).encodeToString(octets);
    return SecretText.of(BEGIN + "\n" + base64 + "\n" + END + "\n");
  }

  /**
   * Returns the public key line of a private key.
   *
   * @throws IllegalArgumentException where it is none or encrypted; the message says which
   */
  static String publicOf(String text) {
    ByteBuffer in = open(text);
    try {
      String cipher = new String(string(in), StandardCharsets.UTF_8);
      if (!cipher.equals("none")) {
        throw new IllegalArgumentException("it is encrypted; take the passphrase off: "
            + "ssh-keygen -p -N '' -f FILE");
      }
      return publicHalf(in);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it is cut short", e);
    }
  }

  /** Returns the public key line that stands before what is encrypted; empty where none does. */
  static Optional<String> publicHalf(String text) {
    try {
      ByteBuffer in = open(text);
      string(in);
      return Optional.of(publicHalf(in));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  /** Reads on behind the cipher's name. */
  private static String publicHalf(ByteBuffer in) {
    string(in);
    string(in);
    in.getInt();
    return line(string(in));
  }

  /** Tells whether a text is a private key that needs a passphrase, in whatever format. */
  static boolean isEncrypted(String text) {
    if (!text.contains(BEGIN)) {
      return text.contains("ENCRYPTED");
    }
    try {
      return !new String(string(open(text)), StandardCharsets.UTF_8).equals("none");
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return false;
    }
  }

  private static ByteBuffer open(String text) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(text.contains("PRIVATE KEY-----")
          ? "it is not in OpenSSH's format; bring it there: ssh-keygen -p -N '' -f FILE"
          : "it does not begin with " + BEGIN);
    }
    byte[] octets = decoded(text.substring(begin + BEGIN.length(), end));
    if (!Arrays.equals(Arrays.copyOf(octets, MAGIC.length), MAGIC)) {
      throw new IllegalArgumentException("it is damaged");
    }
    return ByteBuffer.wrap(octets).position(MAGIC.length);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is damaged", e);
    }
  }

  /** Returns the type that a key's octets begin with, and the octets in base64. */
  private static String line(byte[] blob) {
    String type = new String(string(ByteBuffer.wrap(blob)), StandardCharsets.UTF_8);
    return type + " " + Base64.getEncoder().encodeToString(blob);
  }

  private static byte[] string(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > Math.min(MAX_LENGTH, in.remaining())) {
      throw new BufferUnderflowException();
    }
    byte[] octets = new byte[length];
    in.get(octets);
    return octets;
  }

  private static byte[] string(byte[] octets) {
    return join(number(octets.length), octets);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer joined = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(joined::put);
    return joined.array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
