package aeolus.zone.wire;

/** Data whose shape depends on what comes before in it. */
enum KeyRelayField implements Field {
  /** Kind, algorithm, gateway and key of IPSECKEY records (RFC 4025, section 2). */
  GATEWAY {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      String expected = "a kind of gateway from 0 to 3";
      int word = words.position();
      int kind = (int) words.number(255, expected);
      if (kind > 3) {
        throw words.wrong(word, expected);
      }
      out.u8(kind);
      NumberField.U8.read(words, out);
      gateway(words, kind, out);
      if (words.hasNext()) {
        CodedField.BASE64.read(words, out);
      }
    }

    private static void gateway(Words words, int kind, Octets out) throws MistakeException {
      switch (kind) {
        case 1 -> AddressField.IPV4.read(words, out);
        case 2 -> AddressField.IPV6.read(words, out);
        case 3 -> NameField.NAME.read(words, out);
        default -> {
          int word = words.nextBare("a dot");
          if (!words.is(word, ".")) {
            throw words.wrong(word, "a dot");
          }
        }
      }
    }

    private static int gatewayEnd(byte[] data, int at, int end) {
      return switch (data[at]) {
        case 0 -> at + 2;
        case 1 -> at + 6;
        case 2 -> at + 18;
        case 3 -> Names.end(data, at + 2, end);
        default -> -1;
      };
    }

    @Override
    public int end(byte[] data, int at, int end) {
      int next = gatewayEnd(data, at, end);
      return next < 0 || next > end ? -1 : end;
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      int next = gatewayEnd(data, at, end);
      text.append(data[at]).append(' ').append(data[at + 1] & 0xff).append(' ');
      switch (data[at]) {
        case 1 -> Addresses.printIpv4(data, at + 2, text);
        case 2 -> Addresses.printIpv6(data, at + 2, text);
        case 3 -> Names.print(data, at + 2, text);
        default -> text.append('.');
      }
      if (next < end) {
        text.append(' ').append(CodedField.base64(data, next, end));
      }
    }

    @Override
    public void lower(byte[] data, int at, int end) {
      if (data[at] == 3) {
        Names.lower(data, at + 2, gatewayEnd(data, at, end));
      }
    }
  },
  /** Algorithm, tag, key and servers of HIP records (RFC 8005, section 5). */
  HOST_IDENTITY {
    @Override
    public void read(Words words, Octets out) throws MistakeException {
      int algorithm = (int) words.number(255, "a number from 0 to 255");
      int word = words.nextBare("hexadecimal digits");
      String tag = words.string(word);
      if (!tag.matches("([0-9A-Fa-f]{2}){1,255}")) {
        throw words.wrong(word, "hexadecimal digits");
      }
      int second = words.nextBare("base64");
      byte[] key = CodedField.decode(words.string(second));
      if (key == null || key.length == 0) {
        throw words.wrong(second, "base64");
      }
      out.u8(tag.length() / 2);
      out.u8(algorithm);
      out.u16(key.length);
      out.add(java.util.HexFormat.of().parseHex(tag));
      out.add(key);
      while (words.hasNext()) {
        NameField.NAME.read(words, out);
      }
    }

    private static int servers(byte[] data, int at) {
      return at + 4 + (data[at] & 0xff) + (int) NumberField.U16.value(data, at + 2);
    }

    @Override
    public int end(byte[] data, int at, int end) {
      int next = at + 4 <= end ? servers(data, at) : -1;
      while (next >= 0 && next < end) {
        next = Names.end(data, next, end);
      }
      return next;
    }

    @Override
    public void print(byte[] data, int at, int end, StringBuilder text) {
      int key = at + 4 + (data[at] & 0xff);
      int next = servers(data, at);
      text.append(data[at + 1] & 0xff)
          .append(' ')
          .append(CodedField.upperHex(data, at + 4, key))
          .append(' ')
          .append(CodedField.base64(data, key, next));
      while (next < end) {
        text.append(' ');
        next = Names.print(data, next, text);
      }
    }

    @Override
    public void lower(byte[] data, int at, int end) {
      Names.lower(data, servers(data, at), end);
    }
  }
}
