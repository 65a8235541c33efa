package aeolus.ssh.mina;

import aeolus.core.SecretText;
import aeolus.ssh.HostKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The private keys that can be used, and why others can't. */
final class Identities {
  private static final long MAX_LENGTH = 1 << 20;
  private static final Set<PosixFilePermission> OTHERS = Set.of(
      PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
      PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_READ,
      PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

  private final List<KeyPair> keys = new ArrayList<>();
  private final List<Path> used = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** Reads private keys; like ssh(1) it passes over what it can't use. */
  Identities(List<Path> files) {
    files.forEach(this::load);
  }

  List<KeyPair> keys() {
    return keys;
  }

  /** Returns the files that the keys came from. */
  List<Path> used() {
    return used;
  }

  /** Returns a text for people for each file that can't be used. */
  List<String> problems() {
    return problems;
  }

  private void load(Path file) {
    try {
      String problem = problem(file);
      if (problem.isEmpty()) {
        keys.addAll(read(file));
        used.add(file);
      } else {
        problems.add(file + ": " + problem);
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      problems.add(file + ": not a private key in a form that can be read");
    }
  }

  private static String problem(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "no such key file";
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return "not a readable key file";
    }
    if (isOpenToOthers(file)) {
      return "others can read this private key; chmod 600 '" + file + "'";
    }
    return Files.size(file) > MAX_LENGTH ? "too big for a private key" : problem(secret(file));
  }

  private static String problem(SecretText text) {
    if (text.revealText().matches("(?s)\\s*(ssh|ecdsa)-\\S+ AAAA.*")) {
      return "a public key, expected the private one";
    }
    return HostKeys.isEncrypted(text)
        ? "protected by a passphrase, which can't be asked for;"
            + " name a key without (ansible_ssh_private_key_file)"
        : "";
  }

  /** Looks at a file of the user's own only, as ssh(1) does. */
  private static boolean isOpenToOthers(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getOwner(file).getName().equals(System.getProperty("user.name"))
        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
  }

  private static List<KeyPair> read(Path file) throws IOException, GeneralSecurityException {
    List<KeyPair> pairs = new ArrayList<>();
    try (ByteArrayInputStream in = new ByteArrayInputStream(secret(file).reveal())) {
      SecurityUtils.loadKeyPairIdentities(null, null, in, FilePasswordProvider.EMPTY)
          .forEach(pairs::add);
    }
    if (pairs.isEmpty()) {
      throw new IOException("no key");
    }
    return pairs;
  }

  private static SecretText secret(Path file) throws IOException {
    return SecretText.of(Files.readAllBytes(file));
  }
}
