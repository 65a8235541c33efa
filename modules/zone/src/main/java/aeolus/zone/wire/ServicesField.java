package aeolus.zone.wire;

import java.util.BitSet;
import java.util.Locale;
import java.util.Map;

/** Protocol and ports of WKS records (RFC 1035, section 3.4.2). */
enum ServicesField implements Field {
  SERVICES;

  private static final Map<String, Integer> PROTOCOLS = Map.of("icmp", 1, "tcp", 6, "udp", 17);
  private static final Map<String, Integer> PORTS = Map.ofEntries(Map.entry("ftp", 21),
      Map.entry("ssh", 22), Map.entry("telnet", 23), Map.entry("smtp", 25), Map.entry("time", 37),
      Map.entry("domain", 53), Map.entry("finger", 79), Map.entry("http", 80),
      Map.entry("pop3", 110), Map.entry("nntp", 119), Map.entry("ntp", 123));

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    out.u8(value(words, PROTOCOLS, 255, "a protocol such as tcp or 6"));
    BitSet ports = new BitSet();
    while (words.hasNext()) {
      ports.set(value(words, PORTS, 65_535, "a port such as 25 or smtp"));
    }
    for (int first = 0; first < ports.length(); first += 8) {
      int octet = 0;
      for (int bit = 0; bit < 8; bit++) {
        octet |= ports.get(first + bit) ? 0x80 >> bit : 0;
      }
      out.u8(octet);
    }
  }

  private static int value(Words words, Map<String, Integer> names, int highest, String expected)
      throws MistakeException {
    int word = words.nextBare(expected);
    Integer named = names.get(words.string(word).toLowerCase(Locale.ROOT));
    long value = named == null ? words.number(word) : named;
    if (value < 0 || value > highest) {
      throw words.wrong(word, expected);
    }
    return (int) value;
  }

  @Override
  public int end(byte[] data, int at, int end) {
    return at < end ? end : -1;
  }

  @Override
  public void print(byte[] data, int at, int end, StringBuilder text) {
    text.append(data[at] & 0xff);
    for (int bit = 0; bit < 8 * (end - at - 1); bit++) {
      if ((data[at + 1 + (bit >> 3)] & (0x80 >> (bit & 7))) != 0) {
        text.append(' ').append(bit);
      }
    }
  }
}
