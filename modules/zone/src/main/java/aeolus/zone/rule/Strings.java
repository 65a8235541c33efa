package aeolus.zone.rule;

import aeolus.zone.wire.RecordTable;
import java.nio.charset.StandardCharsets;

/** The strings of TXT records. */
final class Strings {
  private Strings() {}

  /** Returns all strings of a record as one, octets as ISO 8859-1 (RFC 7208, section 3.3). */
  static String joined(RecordTable table, int record) {
    StringBuilder text = new StringBuilder();
    int at = table.dataStart(record);
    while (at < table.dataEnd(record)) {
      int length = table.data()[at] & 0xff;
      text.append(new String(table.data(), at + 1, length, StandardCharsets.ISO_8859_1));
      at += 1 + length;
    }
    return text.toString();
  }

  /** Tells whether a record's first string begins with a text, without making strings. */
  static boolean startsWith(RecordTable table, int record, String lowerCase) {
    int at = table.dataStart(record) + 1;
    if (table.dataEnd(record) - at < lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      if (Character.toLowerCase((char) (table.data()[at + i] & 0xff)) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
