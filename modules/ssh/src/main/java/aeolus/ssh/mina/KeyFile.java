package aeolus.ssh.mina;

import aeolus.core.SecretText;
import aeolus.ssh.HostKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * What a file says of a private key.
 *
 * @param file where it is
 * @param pairs the keys, none where the file is encrypted or can't be used
 * @param publicKey the public half as far as it is known without a passphrase, null where not
 * @param encrypted whether it takes a passphrase
 * @param problem why it can't be used, for people; empty where it can
 */
record KeyFile(Path file, List<KeyPair> pairs, PublicKey publicKey, boolean encrypted,
    String problem) {
  private static final long MAX_LENGTH = 1 << 20;
  private static final Set<PosixFilePermission> OTHERS = Set.of(
      PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
      PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_READ,
      PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

  /** Reads a file. */
  static KeyFile read(Path file) {
    try {
      String problem = problem(file);
      return problem.isEmpty() ? content(file) : bad(file, problem);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return bad(file, "not a private key in a form that can be read");
    }
  }

  private static KeyFile bad(Path file, String problem) {
    return new KeyFile(file, List.of(), beside(file).orElse(null), false, problem);
  }

  private static KeyFile content(Path file) throws IOException, GeneralSecurityException {
    SecretText text = SecretText.of(Files.readAllBytes(file));
    if (text.revealText().matches("(?s)\\s*(ssh|ecdsa|sk)-\\S+ AAAA.*")) {
      return new KeyFile(file, List.of(), publicKey(file), false,
          "a public key, expected the private one, or an ssh-agent that holds it");
    }
    if (HostKeys.isEncrypted(text)) {
      return new KeyFile(file, List.of(), encryptedPublic(file, text), true, "");
    }
    List<KeyPair> pairs = open(text, FilePasswordProvider.EMPTY);
    return new KeyFile(file, pairs, pairs.getFirst().getPublic(), false, "");
  }

  private static PublicKey encryptedPublic(Path file, SecretText text) {
    Optional<String> line = HostKeys.publicHalf(text);
    return line.isPresent() ? resolved(line.get()) : beside(file).orElse(null);
  }

  /** Opens an encrypted key; empty where the passphrase is wrong. */
  Optional<List<KeyPair>> open(SecretText passphrase) {
    try {
      return Optional.of(open(SecretText.of(Files.readAllBytes(file)),
          FilePasswordProvider.of(passphrase.revealText())));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static List<KeyPair> open(SecretText text, FilePasswordProvider passphrase)
      throws IOException, GeneralSecurityException {
    List<KeyPair> pairs = new ArrayList<>();
    try (ByteArrayInputStream in = new ByteArrayInputStream(text.reveal())) {
      SecurityUtils.loadKeyPairIdentities(null, null, in, passphrase).forEach(pairs::add);
    }
    if (pairs.isEmpty()) {
      throw new IOException("no key");
    }
    return pairs;
  }

  private static String problem(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "no such key file";
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return "not a readable key file";
    }
    if (isOpenToOthers(file) && !file.toString().endsWith(".pub")) {
      return "others can read this private key; chmod 600 '" + file + "'";
    }
    return Files.size(file) > MAX_LENGTH ? "too big for a private key" : "";
  }

  /** Looks at a file of the user's own only, as ssh(1) does. */
  private static boolean isOpenToOthers(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getOwner(file).getName().equals(System.getProperty("user.name"))
        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
  }

  /** Returns the public key in the file beside a private one. */
  private static Optional<PublicKey> beside(Path file) {
    return Optional.ofNullable(publicKey(file.resolveSibling(file.getFileName() + ".pub")));
  }

  /** Returns the public key or certificate that a file holds, null where it holds none. */
  static PublicKey publicKey(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MAX_LENGTH
          ? resolved(Files.readString(file, StandardCharsets.ISO_8859_1).strip())
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static PublicKey resolved(String line) {
    try {
      return PublicKeyEntry.parsePublicKeyEntry(line)
          .resolvePublicKey(null, null, PublicKeyEntryResolver.IGNORING);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return null;
    }
  }
}
