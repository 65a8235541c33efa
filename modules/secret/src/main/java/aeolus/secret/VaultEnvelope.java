package aeolus.secret;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The text form of an Ansible Vault, format 1.1 or 1.2. */
final class VaultEnvelope {
  private static final String MAGIC = "$ANSIBLE_VAULT";
  private static final int WIDTH = 80;
  private static final HexFormat HEX = HexFormat.of();

  private final String vaultId;
  private final byte[] salt;
  private final byte[] mac;
  private final byte[] ciphertext;

  VaultEnvelope(String vaultId, byte[] salt, byte[] mac, byte[] ciphertext) {
    this.vaultId = vaultId;
    this.salt = salt;
    this.mac = mac;
    this.ciphertext = ciphertext;
  }

  /** Returns the label in the header, null where there is none. */
  String vaultId() {
    return vaultId;
  }

  /** Returns what the keys are derived from, besides the password. */
  byte[] salt() {
    return salt;
  }

  /** Returns the HMAC-SHA256 of the ciphertext. */
  byte[] mac() {
    return mac;
  }

  byte[] ciphertext() {
    return ciphertext;
  }

  /**
   * Reads an envelope.
   *
   * @throws IllegalArgumentException with the reason where it is damaged
   */
  static VaultEnvelope parse(String text) {
    List<String> lines = text.strip().lines().map(String::strip).toList();
    String[] header = lines.isEmpty() ? new String[0] : lines.getFirst().split(";", -1);
    checkHeader(header);
    byte[] body = hex(lines.stream().skip(1).collect(Collectors.joining()), "the body");
    int saltEnd = indexOfNewline(body, 0);
    int macEnd = indexOfNewline(body, saltEnd + 1);
    String id = header.length < 4 ? null : header[3].strip();
    return new VaultEnvelope(id, part(body, 0, saltEnd, "the salt"),
        part(body, saltEnd + 1, macEnd, "the checksum"),
        part(body, macEnd + 1, body.length, "the ciphertext"));
  }

  private static void checkHeader(String[] header) {
    if (header.length < 3 || !header[0].equals(MAGIC)) {
      throw new IllegalArgumentException("expected a header " + MAGIC + ";1.1;AES256");
    }
    String version = header[1].strip();
    if (!version.equals("1.1") && !version.equals("1.2")) {
      throw new IllegalArgumentException("expected format 1.1 or 1.2, got \"" + version + "\"");
    }
    if (!header[2].strip().equals("AES256")) {
      throw new IllegalArgumentException("expected cipher AES256, got \"" + header[2] + "\"");
    }
  }

  private static int indexOfNewline(byte[] octets, int from) {
    for (int i = from; i < octets.length; i++) {
      if (octets[i] == '\n') {
        return i;
      }
    }
    throw new IllegalArgumentException("expected salt, checksum and ciphertext, got less");
  }

  private static byte[] part(byte[] octets, int from, int to, String what) {
    if (from >= to) {
      throw new IllegalArgumentException("expected hexadecimal digits as " + what + ", got none");
    }
    return hex(new String(octets, from, to - from, StandardCharsets.ISO_8859_1), what);
  }

  private static byte[] hex(String digits, String what) {
    try {
      return HEX.parseHex(digits);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected hexadecimal digits as " + what, e);
    }
  }

  /** Writes the envelope in lines of 80, the last one ended as well. */
  String text() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(octets(HEX.formatHex(salt) + "\n" + HEX.formatHex(mac) + "\n"));
    body.writeBytes(octets(HEX.formatHex(ciphertext)));
    StringBuilder text = new StringBuilder(MAGIC);
    text.append(vaultId == null ? ";1.1;AES256" : ";1.2;AES256;" + vaultId).append('\n');
    String digits = HEX.formatHex(body.toByteArray());
    for (int i = 0; i < digits.length(); i += WIDTH) {
      text.append(digits, i, Math.min(i + WIDTH, digits.length())).append('\n');
    }
    return text.toString();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
