package aeolus.zone.wire;

import java.util.Arrays;

/** Domain names in wire format (RFC 1035, section 3.1), without compression. */
public final class Names {
  /** The most octets of a name (RFC 1035, section 2.3.4). */
  public static final int MAX = 255;
  private static final int MAX_LABEL = 63;
  private static final int MAX_LABELS = 128;

  private Names() {}

  /** Returns an octet in lower case. */
  public static byte lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
  }

  /** Returns how long the name at a position is, its final zero octet included. */
  public static int length(byte[] data, int start) {
    int at = start;
    while (data[at] != 0) {
      at += 1 + (data[at] & 0xff);
    }
    return at + 1 - start;
  }

  /** Returns the end of a name that may be cut off or compressed, -1 where it is not one. */
  static int end(byte[] data, int start, int end) {
    int at = start;
    while (at < end && data[at] != 0) {
      if ((data[at] & 0xff) > MAX_LABEL) {
        return -1;
      }
      at += 1 + data[at];
    }
    return at >= end || at + 1 - start > MAX ? -1 : at + 1;
  }

  /** Writes a name in lower case. */
  static void lower(byte[] data, int start, int end) {
    for (int at = start; at < end; at++) {
      // Lengths of labels are below 64 and so are no letters.
      data[at] = lower(data[at]);
    }
  }

  /**
   * Reads a name.
   *
   * @param text in the format of master files, in ASCII or any superset of it
   * @param origin of relative names, in wire format
   * @return whether it is a name; if not, nothing was added
   */
  public static boolean parse(byte[] text, int from, int to, byte[] origin, Octets out) {
    int start = out.size();
    if (to - from == 1 && text[from] == '@') {
      out.add(origin);
      return true;
    }
    // NSD and Knot take "@." for no name.
    boolean at = to - from == 2 && text[from] == '@' && text[to - 1] == '.';
    boolean ok = to > from && !at && labels(text, from, to, origin, out)
        && out.size() - start <= MAX;
    if (!ok) {
      out.truncate(start);
    }
    return ok;
  }

  private static boolean labels(byte[] text, int from, int to, byte[] origin, Octets out) {
    if (to - from == 1 && text[from] == '.') {
      out.u8(0);
      return true;
    }
    int label = out.size();
    out.u8(0);
    int at = from;
    while (at < to) {
      byte c = text[at];
      if (c == '.') {
        if (!close(out, label)) {
          return false;
        }
        label = out.size();
        out.u8(0);
        at++;
      } else {
        int length = c == '\\' ? Escapes.length(text, at, to) : c == '"' ? 0 : 1;
        if (length == 0) {
          return false;
        }
        out.u8(lower(length == 1 ? c : (byte) Escapes.value(text, at, length)));
        at += length;
      }
    }
    if (out.size() - label == 1) {
      return true;
    }
    if (!close(out, label)) {
      return false;
    }
    out.add(origin);
    return true;
  }

  private static boolean close(Octets out, int label) {
    int length = out.size() - label - 1;
    out.set(label, length);
    return length > 0 && length <= MAX_LABEL;
  }

  /** Returns an absolute name, with or without final dot, in wire format; null where it is none. */
  public static byte[] of(String text) {
    Octets out = new Octets(text.length() + 2);
    byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return parse(octets, 0, octets.length, new byte[1], out)
        ? Arrays.copyOf(out.data(), out.size())
        : null;
  }

  /** Adds a name's text, with final dot. */
  public static int print(byte[] data, int start, StringBuilder text) {
    int at = start;
    if (data[at] == 0) {
      text.append('.');
    }
    while (data[at] != 0) {
      int end = at + 1 + (data[at] & 0xff);
      for (at++; at < end; at++) {
        Escapes.printInName(data[at], text);
      }
      text.append('.');
    }
    return at + 1;
  }

  /** Returns a name's text, with final dot. */
  public static String text(byte[] data, int start) {
    StringBuilder text = new StringBuilder();
    print(data, start, text);
    return text.toString();
  }

  /** Tells whether a name is another one or below it. */
  public static boolean isWithin(byte[] data, int start, byte[] zone) {
    int length = length(data, start);
    int at = start;
    while (length > zone.length) {
      int step = 1 + (data[at] & 0xff);
      at += step;
      length -= step;
    }
    return length == zone.length
        && Arrays.equals(data, at, at + length, zone, 0, zone.length);
  }

  /** Compares names in canonical order (RFC 4034, section 6.1). */
  public static int compare(byte[] a, int startOfA, byte[] b, int startOfB) {
    int[] inA = new int[MAX_LABELS];
    int[] inB = new int[MAX_LABELS];
    int left = labels(a, startOfA, inA);
    int right = labels(b, startOfB, inB);
    while (left > 0 && right > 0) {
      int p = inA[--left];
      int q = inB[--right];
      int order = Arrays.compareUnsigned(a, p + 1, p + 1 + a[p], b, q + 1, q + 1 + b[q]);
      if (order != 0) {
        return order;
      }
    }
    return left - right;
  }

  private static int labels(byte[] data, int start, int[] into) {
    int count = 0;
    for (int at = start; data[at] != 0; at += 1 + data[at]) {
      into[count++] = at;
    }
    return count;
  }
}
