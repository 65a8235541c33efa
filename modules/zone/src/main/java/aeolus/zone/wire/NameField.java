package aeolus.zone.wire;

/** A domain name. */
enum NameField implements Field {
  NAME;

  private static final String EXPECTED = "a domain name";

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    int word = words.nextBare(EXPECTED);
    if (!Names.parse(words.text(), words.from(word), words.to(word), words.origin(), out)) {
      throw words.wrong(word, EXPECTED);
    }
  }

  @Override
  public int end(byte[] data, int at, int end) {
    return Names.end(data, at, end);
  }

  @Override
  public void print(byte[] data, int at, int end, StringBuilder text) {
    Names.print(data, at, text);
  }

  @Override
  public void lower(byte[] data, int at, int end) {
    Names.lower(data, at, end);
  }
}
