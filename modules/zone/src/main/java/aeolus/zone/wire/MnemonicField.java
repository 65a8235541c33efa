package aeolus.zone.wire;

import java.util.Locale;
import java.util.Map;

/** Numbers that also have names. */
final class MnemonicField implements Field {
  /** Of DNSSEC (IANA's registry). */
  static final MnemonicField ALGORITHM = new MnemonicField(NumberField.U8,
      "the number or name of an algorithm",
      Map.ofEntries(Map.entry("RSAMD5", 1), Map.entry("DH", 2), Map.entry("DSA", 3),
          Map.entry("RSASHA1", 5), Map.entry("DSA-NSEC3-SHA1", 6),
          Map.entry("RSASHA1-NSEC3-SHA1", 7), Map.entry("RSASHA256", 8),
          Map.entry("RSASHA512", 10), Map.entry("ECC-GOST", 12), Map.entry("ECDSAP256SHA256", 13),
          Map.entry("ECDSAP384SHA384", 14), Map.entry("ED25519", 15), Map.entry("ED448", 16),
          Map.entry("INDIRECT", 252), Map.entry("PRIVATEDNS", 253), Map.entry("PRIVATEOID", 254)));
  /** RFC 4398, section 2.1. */
  static final MnemonicField CERTIFICATE = new MnemonicField(NumberField.U16,
      "the number or name of a kind of certificate",
      Map.of("PKIX", 1, "SPKI", 2, "PGP", 3, "IPKIX", 4, "ISPKI", 5, "IPGP", 6, "ACPKIX", 7,
          "IACPKIX", 8, "URI", 253, "OID", 254));
  /** RFC 4034, appendix A.1 does not name them; RFC 2535 does, and BIND reads it. */
  static final MnemonicField PROTOCOL = new MnemonicField(NumberField.U8,
      "the number of a protocol", Map.of("DNSSEC", 3));

  private final NumberField number;
  private final String expected;
  private final Map<String, Integer> values;

  private MnemonicField(NumberField number, String expected, Map<String, Integer> values) {
    this.number = number;
    this.expected = expected;
    this.values = Map.copyOf(values);
  }

  @Override
  public void read(Words words, Octets out) throws MistakeException {
    int word = words.nextBare(expected);
    Integer named = values.get(words.string(word).toUpperCase(Locale.ROOT));
    long value = named == null ? words.number(word) : named;
    if (value < 0 || value > (number == NumberField.U8 ? 255 : 65_535)) {
      throw words.wrong(word, expected);
    }
    number.put(value, out);
  }

  @Override
  public int end(byte[] data, int at, int end) {
    return number.end(data, at, end);
  }

  @Override
  public void print(byte[] data, int at, int end, StringBuilder text) {
    number.print(data, at, end, text);
  }
}
