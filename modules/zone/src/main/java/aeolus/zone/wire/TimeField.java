package aeolus.zone.wire;

/** Seconds, read with or without units. */
enum TimeField implements Field {
  TIME;

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    String expected = "a time such as 3600 or 1h";
    int word = words.nextBare(expected);
    long value = words.time(word);
    if (value < 0) {
      throw words.wrong(word, expected);
    }
    out.u32(value);
  }

  @Override
  public int end(byte[] data, int at, int end) {
    return at + 4;
  }

  @Override
  public void print(byte[] data, int at, int end, StringBuilder text) {
    NumberField.U32.print(data, at, end, text);
  }
}
