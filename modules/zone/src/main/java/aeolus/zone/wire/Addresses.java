package aeolus.zone.wire;

/** Addresses as text. */
public final class Addresses {
  private Addresses() {}

  static boolean parseIpv4(byte[] text, int from, int to, Octets out) {
    int parts = 0;
    int at = from;
    while (parts < 4) {
      int start = at;
      int value = 0;
      while (at < to && at - start < 3 && Escapes.isDigit(text[at])) {
        value = value * 10 + text[at++] - '0';
      }
      boolean leadingZero = at - start > 1 && text[start] == '0';
      if (at == start || value > 255 || leadingZero) {
        return false;
      }
      out.u8(value);
      parts++;
      if (parts < 4 && (at >= to || text[at++] != '.')) {
        return false;
      }
    }
    return at == to;
  }

  /** RFC 4291, section 2.2. */
  static boolean parseIpv6(byte[] text, int from, int to, Octets out) {
    int start = out.size();
    int gap = -1;
    int at = from;
    if (to - from >= 2 && text[from] == ':' && text[from + 1] == ':') {
      gap = 0;
      at = from + 2;
    }
    while (at < to) {
      int end = at;
      int value = 0;
      while (end < to && end - at < 5 && Character.digit(text[end], 16) >= 0) {
        value = value * 16 + Character.digit(text[end++], 16);
      }
      if (end < to && text[end] == '.') {
        if (!parseIpv4(text, at, to, out)) {
          return false;
        }
        break;
      }
      if (end == at || end - at > 4 || out.size() - start >= 16) {
        return false;
      }
      out.u16(value);
      at = end;
      if (at < to) {
        if (text[at++] != ':' || at == to) {
          return false;
        }
        if (text[at] == ':') {
          if (gap >= 0) {
            return false;
          }
          gap = out.size() - start;
          at++;
        }
      }
    }
    return fill(out, start, gap);
  }

  private static boolean fill(Octets out, int start, int gap) {
    int missing = 16 - (out.size() - start);
    if (gap < 0 || missing < 2) {
      return missing == 0 && gap < 0;
    }
    byte[] tail = java.util.Arrays.copyOfRange(out.data(), start + gap, out.size());
    out.truncate(start + gap);
    out.add(new byte[missing]);
    out.add(tail);
    return true;
  }

  /** Adds an IPv4 address. */
  public static void printIpv4(byte[] data, int at, StringBuilder text) {
    for (int i = 0; i < 4; i++) {
      text.append(i == 0 ? "" : ".").append(data[at + i] & 0xff);
    }
  }

  /** Adds an IPv6 address as RFC 5952 wants it. */
  public static void printIpv6(byte[] data, int at, StringBuilder text) {
    int gap = 8;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int length = zeros(data, at, i);
      if (length > longest) {
        longest = length;
        gap = i;
      }
    }
    int group = 0;
    while (group < 8) {
      if (group == gap) {
        text.append("::");
        group += longest;
      } else {
        boolean first = group == 0 || group == gap + longest;
        text.append(first ? "" : ":")
            .append(Integer.toHexString((int) NumberField.U16.value(data, at + 2 * group)));
        group++;
      }
    }
  }

  private static int zeros(byte[] data, int at, int group) {
    int end = group;
    while (end < 8 && data[at + 2 * end] == 0 && data[at + 2 * end + 1] == 0) {
      end++;
    }
    return end - group;
  }

  /** Reads octets of two hexadecimal digits each. */
  static boolean parseGroups(byte[] text, int from, int to, int octets, char between, Octets out) {
    if (to - from != 3 * octets - 1) {
      return false;
    }
    for (int at = from; at < to; at += 3) {
      int high = Character.digit(text[at], 16);
      int low = Character.digit(text[at + 1], 16);
      if (high < 0 || low < 0 || (at + 2 < to && text[at + 2] != between)) {
        return false;
      }
      out.u8((high << 4) | low);
    }
    return true;
  }

  static boolean parseIlnp(byte[] text, int from, int to, Octets out) {
    String[] groups = new String(text, from, to - from, java.nio.charset.StandardCharsets.UTF_8)
        .split(":", -1);
    for (String group : groups) {
      if (groups.length != 4 || !group.matches("[0-9A-Fa-f]{1,4}")) {
        return false;
      }
      out.u16(Integer.parseInt(group, 16));
    }
    return true;
  }

  static void printGroups(byte[] data, int at, int end, int octets, char between,
      StringBuilder text) {
    for (int i = at; i < end; i++) {
      if (i > at && (i - at) % octets == 0) {
        text.append(between);
      }
      text.append(Character.forDigit((data[i] >> 4) & 15, 16))
          .append(Character.forDigit(data[i] & 15, 16));
    }
  }
}
