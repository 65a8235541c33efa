package aeolus.zone.wire;

import java.util.Arrays;

/** Address prefixes (RFC 3123). */
enum PrefixesField implements Field {
  PREFIXES;

  private static final String EXPECTED = "a prefix such as 1:192.0.2.0/24 or !2:2001:db8::/32";

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    while (words.hasNext()) {
      int word = words.nextBare(EXPECTED);
      if (!parse(words.string(word), out)) {
        throw words.wrong(word, EXPECTED);
      }
    }
  }

  private static boolean parse(String text, Octets out) {
    boolean negated = text.startsWith("!");
    String rest = negated ? text.substring(1) : text;
    if (!rest.matches("[12]:[0-9A-Fa-f:.]+/[0-9]{1,3}")) {
      return false;
    }
    boolean ipv4 = rest.startsWith("1");
    int slash = rest.indexOf('/');
    byte[] address = rest.substring(2, slash).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Octets octets = new Octets(16);
    boolean ok = ipv4
        ? Addresses.parseIpv4(address, 0, address.length, octets)
        : Addresses.parseIpv6(address, 0, address.length, octets);
    int prefix = Integer.parseInt(rest.substring(slash + 1));
    if (!ok || prefix > (ipv4 ? 32 : 128)) {
      return false;
    }
    int length = octets.size();
    while (length > 0 && octets.data()[length - 1] == 0) {
      length--;
    }
    out.u16(ipv4 ? 1 : 2);
    out.u8(prefix);
    out.u8((negated ? 0x80 : 0) | length);
    out.add(octets.data(), 0, length);
    return true;
  }

  @Override
  public int end(byte[] data, int at, int end) {
    int next = at;
    while (next < end) {
      long family = next + 4 <= end ? NumberField.U16.value(data, next) : 0;
      if ((family != 1 && family != 2) || (data[next + 3] & 0x7f) > (family == 1 ? 4 : 16)) {
        return -1;
      }
      next += 4 + (data[next + 3] & 0x7f);
    }
    return next;
  }

  @Override
  public void print(byte[] data, int at, int end, StringBuilder text) {
    int next = at;
    while (next < end) {
      int family = data[next + 1];
      int length = data[next + 3] & 0x7f;
      byte[] address = Arrays.copyOf(Arrays.copyOfRange(data, next + 4, next + 4 + length), 16);
      text.append(next == at ? "" : " ")
          .append(data[next + 3] < 0 ? "!" : "")
          .append(family)
          .append(':');
      if (family == 1) {
        Addresses.printIpv4(address, 0, text);
      } else {
        Addresses.printIpv6(address, 0, text);
      }
      text.append('/').append(data[next + 2] & 0xff);
      next += 4 + length;
    }
  }
}
