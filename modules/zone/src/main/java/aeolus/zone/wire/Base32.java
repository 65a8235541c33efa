package aeolus.zone.wire;

/** Base32 with the extended hexadecimal alphabet, without padding (RFC 4648, section 7). */
final class Base32 {
  private Base32() {}

  static boolean decode(byte[] text, int from, int to, Octets out) {
    int length = to - from;
    boolean whole = length % 8 == 0 || length % 8 == 2 || length % 8 == 4 || length % 8 == 5
        || length % 8 == 7;
    int bits = 0;
    int count = 0;
    for (int at = from; at < to; at++) {
      int digit = Character.digit(text[at], 32);
      if (digit < 0 || text[at] < 0) {
        return false;
      }
      bits = (bits << 5) | digit;
      count += 5;
      if (count >= 8) {
        count -= 8;
        out.u8(bits >> count);
      }
    }
    return whole && length > 0 && length <= 408;
  }

  static void encode(byte[] data, int from, int to, StringBuilder text) {
    int bits = 0;
    int count = 0;
    for (int at = from; at < to; at++) {
      bits = (bits << 8) | (data[at] & 0xff);
      count += 8;
      while (count >= 5) {
        count -= 5;
        text.append(Character.toUpperCase(Character.forDigit((bits >> count) & 31, 32)));
      }
    }
    if (count > 0) {
      text.append(Character.toUpperCase(Character.forDigit((bits << (5 - count)) & 31, 32)));
    }
  }
}
