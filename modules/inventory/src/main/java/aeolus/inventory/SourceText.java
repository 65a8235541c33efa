package aeolus.inventory;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.VaultDecryptor;
import aeolus.inventory.document.TextPlace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file, decrypted where it is an Ansible Vault.
 *
 * @param text the text
 * @param values how to take variables from it
 */
record SourceText(String text, VarValues values) {
  private static final int MOST_OCTETS = 512 << 20;
  private static final byte[] VAULT = "$ANSIBLE_VAULT".getBytes(StandardCharsets.US_ASCII);

  /**
   * Reads a file.
   *
   * @throws InvalidInputException where it can't be read, decrypted or decoded
   */
  static SourceText read(Path path, VaultDecryptor decryptor) {
    Location where = Location.of(path.toString());
    try {
      if (Files.size(path) > MOST_OCTETS) {
        throw new InvalidInputException(where, "larger than 512 MB");
      }
      byte[] octets = Files.readAllBytes(path);
      if (!startsWithVault(octets)) {
        return new SourceText(decode(octets, path.toString()), VarValues.PLAIN);
      }
      String envelope = new String(octets, StandardCharsets.ISO_8859_1);
      byte[] opened = decryptor.decrypt(envelope, new Location(path.toString(), 1, 1)).reveal();
      return new SourceText(decode(opened, path.toString()), VarValues.SECRET);
    } catch (IOException e) {
      throw new InvalidInputException(where, "can't be read: " + reason(e));
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : e.getClass().getSimpleName();
  }

  private static boolean startsWithVault(byte[] octets) {
    int length = Math.min(octets.length, VAULT.length);
    return java.util.Arrays.equals(octets, 0, length, VAULT, 0, VAULT.length);
  }

  /**
   * Decodes UTF-8.
   *
   * @throws InvalidInputException with the place of the first octet that is none
   */
  static String decode(byte[] octets, String file) {
    CharBuffer chars = CharBuffer.allocate(octets.length);
    ByteBuffer in = ByteBuffer.wrap(octets);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, chars, true);
    if (result.isError()) {
      String before = new String(octets, 0, in.position(), StandardCharsets.UTF_8);
      throw new InvalidInputException(TextPlace.after(before, file),
          "expected UTF-8, got octet 0x%02x".formatted(octets[in.position()]));
    }
    return chars.flip().toString();
  }
}
