package aeolus.zone.wire;

/** Whole numbers. */
enum NumberField implements Field {
  U8(1), U16(2), U32(4),
  /** Two octets that are kept for later. */
  ZERO(2, 0);

  private final int octets;
  private final long highest;
  private final String expected;

  NumberField(int octets) {
    this(octets, (1L << (8 * octets)) - 1);
  }

  NumberField(int octets, long highest) {
    this.octets = octets;
    this.highest = highest;
    this.expected = highest == 0 ? "0" : "a number from 0 to " + highest;
  }

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    put(words.number(highest, expected), out);
  }

  void put(long value, Octets out) {
    for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
      out.u8((int) (value >> shift));
    }
  }

  @Override
  public int end(byte[] data, int at, int end) {
    return at + octets;
  }

  @Override
  public void print(byte[] data, int at, int end, StringBuilder text) {
    text.append(value(data, at));
  }

  long value(byte[] data, int at) {
    long value = 0;
    for (int i = at; i < at + octets; i++) {
      value = (value << 8) | (data[i] & 0xff);
    }
    return value;
  }
}
