package aeolus.zone.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Data of records of all types that Aeolus reads, as words of master files. */
final class RandomData {
  /** SOA and types that stand at some places only are not among them. */
  static final List<String> TYPES = List.of("A", "NS", "MB", "MG", "MR", "WKS", "PTR", "HINFO",
      "MINFO", "MX", "TXT", "RP", "AFSDB", "X25", "ISDN", "RT", "NSAP", "KEY", "PX", "GPOS",
      "AAAA", "LOC", "SRV", "NAPTR", "KX", "CERT", "CNAME", "DNAME", "APL", "DS", "SSHFP",
      "IPSECKEY", "RRSIG", "NSEC", "DNSKEY", "DHCID", "NSEC3", "NSEC3PARAM", "TLSA", "SMIMEA",
      "HIP", "NINFO", "RKEY", "TALINK", "CDS", "CDNSKEY", "OPENPGPKEY", "CSYNC", "ZONEMD", "SVCB",
      "HTTPS", "SPF", "NID", "L32", "L64", "LP", "EUI48", "EUI64", "URI", "CAA", "AVC", "DLV",
      "TYPE65280", "TYPE300");
  private static final List<String> ALGORITHMS = List.of("8", "13", "15", "RSASHA256",
      "ecdsap256sha256", "ED25519");

  private final Dice dice;
  private final RandomText text;

  RandomData(Dice dice, RandomText text) {
    this.dice = dice;
    this.text = text;
  }

  List<String> of(String type) {
    return switch (type) {
      case "A" -> List.of(text.ipv4());
      case "AAAA" -> List.of(text.ipv6());
      case "NS", "MB", "MG", "MR", "PTR", "CNAME", "DNAME" -> List.of(text.name());
      case "MINFO", "RP", "TALINK" -> List.of(text.name(), text.name());
      case "MX", "AFSDB", "RT", "KX", "LP" -> List.of(u16(), text.name());
      case "PX" -> List.of(u16(), text.name(), text.name());
      case "SRV" -> List.of(u16(), u16(), u16(), text.name());
      case "TXT", "SPF", "NINFO", "AVC" -> strings();
      case "HINFO" -> List.of(text.string(), text.string());
      case "X25" -> List.of(dice.of("311061700956", "\"31106\""));
      case "ISDN" -> dice.of(List.of("150862028003217", "004"), List.of("\"150862028003217\""));
      case "GPOS" -> List.of("-32.6882", dice.of("116.8652", "\"116.8652\""), "10.0");
      case "NAPTR" -> List.of(u16(), u16(), dice.of("\"s\"", "\"\"", "U"), "\"E2U+sip\"",
          dice.of("\"\"", "\"!^.*$!sip:info@example.com!\""), text.name());
      case "CAA" -> List.of(u8(), dice.of("issue", "issuewild", "iodef", "tbs0"), text.string());
      case "URI" -> List.of(u16(), u16(), dice.of("\"https://example.com/a;b\"", "\"x:\\\"\""));
      case "L32" -> List.of(u16(), text.ipv4());
      case "NID", "L64" -> List.of(u16(), text.groups(4, ":", "%x"));
      case "EUI48" -> List.of(text.groups(6, "-", "%02x"));
      case "EUI64" -> List.of(text.groups(8, "-", "%02x"));
      case "TYPE65280", "TYPE300" -> generic(dice.octets(dice.below(9)));
      default -> coded(type);
    };
  }

  private List<String> coded(String type) {
    return switch (type) {
      case "NSAP" -> List.of("0x47.0005.80.005a00.0000.0001.e133." + text.hex(3) + ".00");
      case "KEY", "DNSKEY", "CDNSKEY" -> joined(dice.of("256", "257", "512"), "3",
          dice.of(ALGORITHMS), split(text.base64(dice.from(20, 80))));
      case "RKEY" -> joined("0", "3", dice.of(ALGORITHMS), split(text.base64(32)));
      case "CERT" -> joined(dice.of("1", "PKIX", "pgp", "254"), u16(), dice.of("0", "RSASHA256"),
          split(text.base64(dice.from(8, 60))));
      case "DHCID" -> split(text.base64(dice.from(35, 60)));
      case "OPENPGPKEY" -> split(text.base64(dice.from(1, 90)));
      case "DS", "CDS", "DLV" -> digest(dice.of("1", "2", "4"));
      case "SSHFP" -> dice.once(2)
          ? joined(dice.of("1", "4", "6"), "1", split(text.hex(20)))
          : joined("4", "2", split(text.hex(32)));
      case "TLSA", "SMIMEA" -> joined(dice.of("0", "3"), dice.of("0", "1"), dice.of("0", "1"),
          split(text.hex(32)));
      case "ZONEMD" -> joined(text.number(0xffffffffL), "1", "1", split(text.hex(48)));
      case "IPSECKEY" -> gateway();
      case "HIP" -> joined("2", text.hex(16), text.base64(dice.from(10, 60)),
          dice.once(2) ? List.of() : List.of(text.name(), text.name()));
      case "NSEC" -> joined(text.name(), types());
      case "NSEC3" -> joined("1", "0", u16(), dice.of("-", "aabbccdd"),
          "2t7b4g4vsa5smi47k61mv5bv1a22bojr", types());
      case "NSEC3PARAM" -> List.of("1", "0", u16(), dice.of("-", text.hex(4)));
      case "CSYNC" -> joined(text.number(0xffffffffL), dice.of("1", "3"), types());
      case "RRSIG" -> joined(dice.of("A", "TXT", "TYPE65280"), dice.of(ALGORITHMS), "3", "3600",
          "20300101000000", "20290101000000", u16(), "example.com.", split(text.base64(64)));
      case "LOC" -> location();
      case "APL" -> prefixes();
      case "WKS" -> List.of(text.ipv4(), dice.of("tcp", "6", "UDP", "17"), "25", "53", "80");
      case "SVCB", "HTTPS" -> service();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private String u8() {
    return text.number(255);
  }

  private String u16() {
    return text.number(65_535);
  }

  private List<String> strings() {
    return Stream.generate(text::string).limit(dice.from(1, 4)).toList();
  }

  /** Returns data of any type in the form of RFC 3597. */
  List<String> generic(byte[] octets) {
    String hex = java.util.HexFormat.of().formatHex(octets);
    return joined("\\#", Integer.toString(octets.length),
        hex.isEmpty() ? List.of() : split(dice.anyCase(hex)));
  }

  @SuppressWarnings("unchecked")
  private static List<String> joined(Object... parts) {
    List<String> all = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof String word) {
        all.add(word);
      } else {
        all.addAll((List<String>) part);
      }
    }
    return all;
  }

  /** Cuts coded octets into words, at places that all programs take. */
  private List<String> split(String all) {
    if (dice.once(2) || all.length() < 12) {
      return List.of(all);
    }
    int at = 4 * dice.from(1, all.length() / 4 - 1);
    return List.of(all.substring(0, at), all.substring(at));
  }

  private List<String> digest(String kind) {
    int length = kind.equals("1") ? 20 : kind.equals("2") ? 32 : 48;
    return joined(u16(), dice.of(ALGORITHMS), kind, split(text.hex(length)));
  }

  private List<String> gateway() {
    List<String> gateway = dice.of(List.of("0", "."), List.of("1", text.ipv4()),
        List.of("2", text.ipv6()), List.of("3", "gw.example.com."));
    return joined("10", gateway.getFirst(), "2", gateway.getLast(),
        split(text.base64(dice.from(4, 40))));
  }

  private List<String> types() {
    List<String> all = dice.of(List.of("A"), List.of("NS", "SOA", "MX", "AAAA"),
        List.of("txt", "TYPE1234", "CAA", "URI", "A"), List.of("TYPE65535"));
    return all;
  }

  private List<String> location() {
    List<String> place = dice.of(List.of("42", "21", "54", "N", "71", "06", "18", "W", "-24m"),
        List.of("52", "14", "05.25", "N", "00", "08", "50", "E", "10m"),
        List.of("32", "7", "19", "S", "116", "2", "25", "E", "10m"),
        List.of("60", "9", "N", "24", "39", "E", "10"), List.of("0", "N", "0", "E", "0.5m"),
        List.of("90", "0", "0.000", "S", "180", "0", "0", "W", "42849672.95m"),
        List.of("89", "59", "59.999", "N", "179", "59", "59.999", "E", "-100000.00m"));
    List<String> sizes = dice.of(List.of(), List.of("30m"), List.of("1m", "10000m"),
        List.of("0.01m", "20000.00m", "10m"), List.of("90000000.00m", "0.1m", "35.5"));
    return joined(place, sizes);
  }

  private List<String> prefixes() {
    List<String> all = List.of("1:192.0.2.0/24", "!1:192.168.38.0/28", "2:2001:db8::/32",
        "1:224.0.0.0/4", "2:FF00:0:0:0:0:0:0:0/8", "!2:::/0", "1:0.0.0.0/0", "1:10.1.2.3/32");
    return Stream.generate(() -> dice.of(all)).limit(dice.below(4)).toList();
  }

  private List<String> service() {
    if (dice.once(4)) {
      return List.of("0", text.name());
    }
    List<String> some = new ArrayList<>(Arrays.asList("alpn=h2,h3", "port=8443",
        "ipv4hint=192.0.2.1,192.0.2.2", "ipv6hint=2001:db8::1", "key667=hello",
        "ech=AEP+DQA/", "key700=\"a b;c\"", "key65000"));
    some.set(0, dice.of("alpn=h2,h3", "alpn=\"h2,h3\"", "alpn=h2"));
    some.set(1, dice.of("port=8443", "port=\"53\"", "port=0"));
    some.removeIf(parameter -> dice.once(2));
    boolean alpn = some.stream().anyMatch(parameter -> parameter.startsWith("alpn"));
    if (alpn) {
      some.addAll(dice.of(List.of(), List.of("no-default-alpn"), List.of("mandatory=alpn")));
    }
    java.util.Collections.rotate(some, dice.below(8));
    return joined(dice.of("1", "16", "65535"), text.name(), some);
  }
}
