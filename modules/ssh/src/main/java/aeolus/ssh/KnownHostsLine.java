package aeolus.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A line of a known_hosts file that holds a key, as sshd(8) describes it.
 *
 * @param marker {@code @revoked}, {@code @cert-authority} or empty
 * @param names the names and patterns with commas between them, or one hashed name
 * @param key type and octets of the key in base64, without comment
 */
public record KnownHostsLine(String marker, String names, String key) {
  private static final int DEFAULT_PORT = 22;
  private static final String HASHED = "|1|";
  private static final String MAC = "HmacSHA1";
  private static final int SALT_LENGTH = 20;

  /** Reads a line; empty where it holds no key: a comment, a blank line, one that is damaged. */
  public static Optional<KnownHostsLine> parse(String line) {
    List<String> words = List.of(line.strip().split("\\s+"));
    String marker = words.getFirst().startsWith("@") ? words.getFirst() : "";
    List<String> rest = words.subList(marker.isEmpty() ? 0 : 1, words.size());
    if (rest.size() < 3 || rest.getFirst().startsWith("#") || !isKey(rest.get(1), rest.get(2))) {
      return Optional.empty();
    }
    return Optional.of(
        new KnownHostsLine(marker, rest.getFirst(), rest.get(1) + " " + rest.get(2)));
  }

  private static boolean isKey(String type, String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1)
          .startsWith(type, Integer.BYTES);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns the name under which known_hosts has a host: with its port where that is not 22. */
  public static String name(String host, int port) {
    return port == DEFAULT_PORT ? host : "[" + host + "]:" + port;
  }

  /** Returns the key's type, such as {@code ssh-ed25519}. */
  public String type() {
    return key.substring(0, key.indexOf(' '));
  }

  /** Tells whether the key must not be accepted any more. */
  public boolean isRevoked() {
    return marker.equals("@revoked");
  }

  /** Tells whether the key signs host certificates. */
  public boolean isAuthority() {
    return marker.equals("@cert-authority");
  }

  /** Tells whether the key itself is that of a host. */
  public boolean isPlain() {
    return marker.isEmpty();
  }

  /** Tells whether the line is about a host at just this port. */
  public boolean matches(String host, int port) {
    String name = name(host, port).toLowerCase(Locale.ROOT);
    return names.startsWith(HASHED) ? isHashOf(name) : isAmongPatterns(name);
  }

  /** Tells whether the line is about a host at this port, or about the host without any port. */
  public boolean matchesAnyPort(String host, int port) {
    return matches(host, port)
        || (matches(host, DEFAULT_PORT) && !excludes(name(host, port)));
  }

  private boolean excludes(String name) {
    return Arrays.stream(names.split(","))
        .anyMatch(pattern -> isExclusion(pattern, name));
  }

  private static boolean isExclusion(String pattern, String name) {
    return pattern.startsWith("!")
        && Glob.matches(pattern.substring(1).toLowerCase(Locale.ROOT),
            name.toLowerCase(Locale.ROOT));
  }

  private boolean isAmongPatterns(String name) {
    return !excludes(name)
        && Arrays.stream(names.toLowerCase(Locale.ROOT).split(","))
            .anyMatch(pattern -> Glob.matches(pattern, name));
  }

  private boolean isHashOf(String name) {
    String[] parts = names.substring(HASHED.length()).split("\\|");
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      return parts.length == 2 && MessageDigest.isEqual(base64.decode(parts[1]),
          hash(base64.decode(parts[0]), name));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] hash(byte[] salt, String name) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(salt, MAC));
      return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells whether the line hides its name. */
  boolean isHashed() {
    return names.startsWith(HASHED);
  }

  /** Returns a name as ssh-keygen -H writes it. */
  static String hashed(String name) {
    byte[] salt = new byte[SALT_LENGTH];
    new SecureRandom().nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return HASHED + base64.encodeToString(salt) + "|"
        + base64.encodeToString(hash(salt, name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns the line without a host's own name; empty where no other name is left on it. Patterns
   * stay, as they are about other hosts too.
   */
  Optional<KnownHostsLine> without(String host, int port) {
    if (names.startsWith(HASHED)) {
      return matches(host, port) ? Optional.empty() : Optional.of(this);
    }
    String left = Arrays.stream(names.split(","))
        .filter(name -> !name.equalsIgnoreCase(name(host, port)))
        .collect(Collectors.joining(","));
    return left.isEmpty() ? Optional.empty() : Optional.of(new KnownHostsLine(marker, left, key));
  }

  /** Returns the line as a file has it. */
  @Override
  public String toString() {
    return (marker + " " + names + " " + key).strip();
  }
}
