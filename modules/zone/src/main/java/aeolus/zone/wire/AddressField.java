package aeolus.zone.wire;

/** Addresses. */
enum AddressField implements Field {
  IPV4(4, "an IPv4 address") {
    @Override
    boolean parse(byte[] text, int from, int to, Octets out) {
      return Addresses.parseIpv4(text, from, to, out);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      Addresses.printIpv4(data, at, text);
    }
  },
  IPV6(16, "an IPv6 address") {
    @Override
    boolean parse(byte[] text, int from, int to, Octets out) {
      return Addresses.parseIpv6(text, from, to, out);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      Addresses.printIpv6(data, at, text);
    }
  },
  /** RFC 7043. */
  EUI48(6, "an address such as 00-00-5e-00-53-2a") {
    @Override
    boolean parse(byte[] text, int from, int to, Octets out) {
      return Addresses.parseGroups(text, from, to, 6, '-', out);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      Addresses.printGroups(data, at, end, 1, '-', text);
    }
  },
  EUI64(8, "an address such as 00-00-5e-ef-10-00-00-2a") {
    @Override
    boolean parse(byte[] text, int from, int to, Octets out) {
      return Addresses.parseGroups(text, from, to, 8, '-', out);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      Addresses.printGroups(data, at, end, 1, '-', text);
    }
  },
  /** Node identifiers and locators (RFC 6742). */
  ILNP64(8, "a value such as 0014:4fff:ff20:ee64") {
    @Override
    boolean parse(byte[] text, int from, int to, Octets out) {
      return Addresses.parseIlnp(text, from, to, out);
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      Addresses.printGroups(data, at, end, 2, ':', text);
    }
  };

  private final int octets;
  private final String expected;

  AddressField(int octets, String expected) {
    this.octets = octets;
    this.expected = expected;
  }

  /** Returns whether it is one; if not, anything may have been added. */
  abstract boolean parse(byte[] text, int from, int to, Octets out);

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    int word = words.nextBare(expected);
    if (!parse(words.text(), words.from(word), words.to(word), out)) {
      throw words.wrong(word, expected);
    }
  }

  @Override
  public int end(byte[] data, int at, int end) {
    return at + octets;
  }
}
