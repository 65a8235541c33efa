package aeolus.secret;

import aeolus.core.AeolusException;
import aeolus.core.ExitCode;
import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that is, or is to become, an Ansible Vault as a whole. */
public final class VaultFile {
  private final Path path;
  private final byte[] octets;
  private final Location start;

  private VaultFile(Path path, byte[] octets, Location start) {
    this.path = path;
    this.octets = octets;
    this.start = start;
  }

  /**
   * Reads a file.
   *
   * @param name the file as problems name it
   * @throws InvalidInputException where it can't be read
   */
  public static VaultFile read(Path file, String name) {
    try {
      Path real = file.toRealPath();
      return new VaultFile(real, Files.readAllBytes(real), Location.of(name, 1));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(Location.of(name), "no such file");
    } catch (IOException e) {
      throw new InvalidInputException(Location.of(name), "can't be read: "
          + (Files.isDirectory(file) ? "is a folder" : e.getClass().getSimpleName()));
    }
  }

  /** Returns the file's own name, links followed. */
  public String fileName() {
    return path.getFileName().toString();
  }

  /**
   * Decrypts the file.
   *
   * @throws InvalidInputException where it is no vault, damaged, or no password fits
   */
  public OpenedVault open(Vault vault) {
    if (!Vault.isEncrypted(octets)) {
      throw new InvalidInputException(start, "expected an Ansible Vault, beginning with"
          + " $ANSIBLE_VAULT;, got a file that is not encrypted");
    }
    return vault.open(new String(octets, StandardCharsets.ISO_8859_1), start);
  }

  /**
   * Encrypts the file in its place and overwrites what it held.
   *
   * @throws InvalidInputException where it is encrypted already
   */
  public void encrypt(VaultPassword password) {
    replaceFile(encrypted(password));
  }

  /**
   * Returns the file's content encrypted.
   *
   * @throws InvalidInputException where it is encrypted already
   */
  public String encrypted(VaultPassword password) {
    if (Vault.isEncrypted(octets)) {
      throw new InvalidInputException(start, "encrypted already");
    }
    return Vault.encrypt(octets, password.secret(), password.id());
  }

  /**
   * Puts another vault in the file's place.
   *
   * @throws AeolusException where the file has changed since it was read; then the vault is kept
   *         in a file beside it
   */
  public void replace(String vault) {
    if (isAsRead()) {
      replaceFile(vault);
      return;
    }
    Path beside = path.resolveSibling(path.getFileName() + ".edited");
    new WholeFile(beside).write(octetsOf(vault));
    throw new AeolusException(ExitCode.FAILED, start.file() + ": changed by someone else meanwhile;"
        + " it was left as it is, yours is in " + beside.getFileName() + " beside it, encrypted");
  }

  private boolean isAsRead() {
    try {
      return Arrays.equals(octets, Files.readAllBytes(path));
    } catch (IOException e) {
      return false;
    }
  }

  private void replaceFile(String vault) {
    new WholeFile(path).write(octetsOf(vault));
  }

  private static byte[] octetsOf(String vault) {
    return vault.getBytes(StandardCharsets.UTF_8);
  }
}
