package aeolus.zone.wire;

import java.util.TreeSet;

/** Record types. */
enum TypeField implements Field {
  TYPE {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      out.u16(type(words));
    }

    @Override
    public int end(byte[] data, int at, int end) {
      return at + 2;
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      text.append(RecordType.name((int) NumberField.U16.value(data, at)));
    }
  },
  /** Any number of types (RFC 4034, section 4.1.2). */
  BITMAP {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      TreeSet<Integer> types = new TreeSet<>();
      while (words.hasNext()) {
        types.add(type(words));
      }
      while (!types.isEmpty()) {
        int window = types.getFirst() >> 8;
        byte[] bits = new byte[32];
        int length = 0;
        while (!types.isEmpty() && types.getFirst() >> 8 == window) {
          int low = types.removeFirst() & 0xff;
          bits[low >> 3] |= (byte) (0x80 >> (low & 7));
          length = (low >> 3) + 1;
        }
        out.u8(window);
        out.u8(length);
        out.add(bits, 0, length);
      }
    }

    @Override
    public int end(byte[] data, int at, int end) {
      int next = at;
      int before = -1;
      while (next + 2 < end && (data[next] & 0xff) > before) {
        int length = data[next + 1];
        if (length < 1 || length > 32) {
          return -1;
        }
        before = data[next] & 0xff;
        next += 2 + length;
      }
      return next;
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      int next = at;
      String between = "";
      while (next < end) {
        int length = data[next + 1];
        for (int bit = 0; bit < length * 8; bit++) {
          if ((data[next + 2 + (bit >> 3)] & (0x80 >> (bit & 7))) != 0) {
            text.append(between).append(RecordType.name(((data[next] & 0xff) << 8) | bit));
            between = " ";
          }
        }
        next += 2 + length;
      }
    }
  };

  private static int type(Words words) throws MistakeException {
    String expected = "a record type";
    int word = words.nextBare(expected);
    int type = RecordType.number(words.string(word));
    if (type < 0) {
      throw words.wrong(word, expected);
    }
    return type;
  }
}
