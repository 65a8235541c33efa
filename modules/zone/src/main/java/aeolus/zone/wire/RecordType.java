package aeolus.zone.wire;

import static aeolus.zone.wire.AddressField.EUI48;
import static aeolus.zone.wire.AddressField.EUI64;
import static aeolus.zone.wire.AddressField.ILNP64;
import static aeolus.zone.wire.AddressField.IPV4;
import static aeolus.zone.wire.AddressField.IPV6;
import static aeolus.zone.wire.CodedField.BASE64;
import static aeolus.zone.wire.CodedField.HASH;
import static aeolus.zone.wire.CodedField.HEX;
import static aeolus.zone.wire.CodedField.NSAP;
import static aeolus.zone.wire.CodedField.SALT;
import static aeolus.zone.wire.MnemonicField.ALGORITHM;
import static aeolus.zone.wire.MnemonicField.CERTIFICATE;
import static aeolus.zone.wire.MnemonicField.PROTOCOL;
import static aeolus.zone.wire.NameField.NAME;
import static aeolus.zone.wire.NumberField.U16;
import static aeolus.zone.wire.NumberField.U32;
import static aeolus.zone.wire.NumberField.U8;
import static aeolus.zone.wire.NumberField.ZERO;
import static aeolus.zone.wire.SignatureTimeField.SIGNATURE_TIME;
import static aeolus.zone.wire.TextField.OPTIONAL;
import static aeolus.zone.wire.TextField.PLAIN;
import static aeolus.zone.wire.TextField.QUOTED;
import static aeolus.zone.wire.TextField.STRING;
import static aeolus.zone.wire.TextField.TAG;
import static aeolus.zone.wire.TextField.VALUE;
import static aeolus.zone.wire.TimeField.TIME;
import static aeolus.zone.wire.TypeField.BITMAP;
import static aeolus.zone.wire.TypeField.TYPE;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Record types, their numbers (IANA's registry) and the shape of their data. */
public final class RecordType {
  public static final int A = 1;
  public static final int NS = 2;
  public static final int CNAME = 5;
  public static final int SOA = 6;
  public static final int PTR = 12;
  public static final int MX = 15;
  public static final int TXT = 16;
  public static final int KEY = 25;
  public static final int AAAA = 28;
  public static final int SRV = 33;
  public static final int NAPTR = 35;
  public static final int DNAME = 39;
  public static final int DS = 43;
  public static final int SSHFP = 44;
  public static final int RRSIG = 46;
  public static final int NSEC = 47;
  public static final int DNSKEY = 48;
  public static final int NSEC3 = 50;
  public static final int NSEC3PARAM = 51;
  public static final int TLSA = 52;
  public static final int SMIMEA = 53;
  public static final int CDS = 59;
  public static final int CDNSKEY = 60;
  public static final int ZONEMD = 63;
  public static final int SVCB = 64;
  public static final int HTTPS = 65;
  public static final int SPF = 99;
  public static final int CAA = 257;
  public static final int DLV = 32_769;
  /** What BIND notes the state of its signing in. */
  public static final int SIGNING = 65_534;
  private static final int KNOWN = 260;
  /** Of queries and messages; not in zones (RFC 6895, section 3.1). */
  private static final int FIRST_META = 128;
  private static final int LAST_META = 255;
  private static final int OPT = 41;

  private static final RecordType[] BY_NUMBER = new RecordType[KNOWN];
  private static final Map<String, RecordType> BY_NAME = new HashMap<>();

  static {
    put(A, "A", IPV4);
    put(NS, "NS", NAME);
    put(3, "MD", NAME);
    put(4, "MF", NAME);
    put(CNAME, "CNAME", NAME);
    put(SOA, "SOA", NAME, NAME, U32, TIME, TIME, TIME, TIME);
    put(7, "MB", NAME);
    put(8, "MG", NAME);
    put(9, "MR", NAME);
    put(11, "WKS", IPV4, ServicesField.SERVICES);
    put(PTR, "PTR", NAME);
    put(13, "HINFO", PLAIN, PLAIN);
    put(14, "MINFO", NAME, NAME);
    put(MX, "MX", U16, NAME);
    putMany(TXT, "TXT", STRING);
    put(17, "RP", NAME, NAME);
    put(18, "AFSDB", U16, NAME);
    put(19, "X25", FormedField.NUMBER);
    put(20, "ISDN", PLAIN, OPTIONAL);
    put(21, "RT", U16, NAME);
    put(22, "NSAP", NSAP);
    put(24, "SIG", TYPE, ALGORITHM, U8, TIME, SIGNATURE_TIME, SIGNATURE_TIME, U16, NAME, BASE64);
    put(KEY, "KEY", U16, PROTOCOL, ALGORITHM, BASE64);
    put(26, "PX", U16, NAME, NAME);
    put(27, "GPOS", STRING, STRING, STRING);
    put(AAAA, "AAAA", IPV6);
    put(29, "LOC", LocationField.LOCATION);
    put(SRV, "SRV", U16, U16, U16, NAME);
    put(NAPTR, "NAPTR", U16, U16, PLAIN, PLAIN, FormedField.EXPRESSION, NAME);
    put(36, "KX", U16, NAME);
    put(37, "CERT", CERTIFICATE, U16, ALGORITHM, BASE64);
    put(DNAME, "DNAME", NAME);
    put(42, "APL", PrefixesField.PREFIXES);
    put(DS, "DS", U16, ALGORITHM, U8, HEX);
    put(SSHFP, "SSHFP", U8, U8, HEX);
    put(45, "IPSECKEY", U8, KeyRelayField.GATEWAY);
    put(RRSIG, "RRSIG", TYPE, ALGORITHM, U8, TIME, SIGNATURE_TIME, SIGNATURE_TIME, U16, NAME,
        BASE64);
    put(NSEC, "NSEC", NAME, BITMAP);
    put(DNSKEY, "DNSKEY", U16, PROTOCOL, ALGORITHM, BASE64);
    put(49, "DHCID", BASE64);
    put(NSEC3, "NSEC3", U8, U8, U16, SALT, HASH, BITMAP);
    put(NSEC3PARAM, "NSEC3PARAM", U8, U8, U16, SALT);
    put(TLSA, "TLSA", U8, U8, U8, HEX);
    put(SMIMEA, "SMIMEA", U8, U8, U8, HEX);
    put(55, "HIP", KeyRelayField.HOST_IDENTITY);
    putMany(56, "NINFO", STRING);
    put(57, "RKEY", ZERO, PROTOCOL, ALGORITHM, BASE64);
    put(58, "TALINK", NAME, NAME);
    put(CDS, "CDS", U16, ALGORITHM, U8, HEX);
    put(CDNSKEY, "CDNSKEY", U16, PROTOCOL, ALGORITHM, BASE64);
    put(61, "OPENPGPKEY", BASE64);
    put(62, "CSYNC", U32, U16, BITMAP);
    put(ZONEMD, "ZONEMD", U32, U8, U8, HEX);
    put(SVCB, "SVCB", U16, NAME, ServiceParameterField.PARAMETERS);
    put(HTTPS, "HTTPS", U16, NAME, ServiceParameterField.PARAMETERS);
    putMany(SPF, "SPF", STRING);
    put(104, "NID", U16, ILNP64);
    put(105, "L32", U16, IPV4);
    put(106, "L64", U16, ILNP64);
    put(107, "LP", U16, NAME);
    put(108, "EUI48", EUI48);
    put(109, "EUI64", EUI64);
    put(256, "URI", U16, U16, QUOTED);
    put(CAA, "CAA", U8, TAG, VALUE);
    putMany(258, "AVC", STRING);
    put(DLV, "DLV", U16, ALGORITHM, U8, HEX);
  }

  private final int number;
  private final String name;
  private final Field[] fields;
  /** Whether the last field may come again. */
  private final boolean many;

  private RecordType(int number, String name, boolean many, Field... fields) {
    this.number = number;
    this.name = name;
    this.many = many;
    this.fields = fields;
  }

  private static void put(int number, String name, Field... fields) {
    put(new RecordType(number, name, false, fields));
  }

  private static void putMany(int number, String name, Field field) {
    put(new RecordType(number, name, true, field));
  }

  private static void put(RecordType type) {
    BY_NAME.put(type.name, type);
    if (type.number < KNOWN) {
      BY_NUMBER[type.number] = type;
    }
  }

  private static RecordType of(int number) {
    return number < KNOWN ? BY_NUMBER[number] : number == DLV ? BY_NAME.get("DLV") : null;
  }

  /** Returns a type's mnemonic, {@code TYPE65280} where it has none (RFC 3597, section 5). */
  public static String name(int number) {
    RecordType type = of(number);
    return type == null ? "TYPE" + number : type.name;
  }

  /** Returns the number of a mnemonic or of {@code TYPE65280}, -1 where there is none. */
  public static int number(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    RecordType type = BY_NAME.get(upper);
    if (type != null) {
      return type.number;
    }
    if (!upper.matches("TYPE(0|[1-9][0-9]{0,4})")) {
      return -1;
    }
    int number = Integer.parseInt(upper.substring(4));
    return number <= 65_535 ? number : -1;
  }

  /** Tells whether a type is one of queries or messages, which zones have no records of. */
  public static boolean isMeta(int number) {
    return number == 0 || number == OPT || (number >= FIRST_META && number <= LAST_META);
  }

  /** Reads the data of a record from the words to come. */
  public static void read(int number, Words words, Octets out) throws MistakeException {
    RecordType type = of(number);
    int start = out.size();
    try {
      if (words.hasNext() && words.is(words.position(), "\\#")) {
        GenericData.read(number, words, out);
      } else if (type == null) {
        throw GenericData.missing(words);
      } else {
        type.read(words, out);
      }
    } catch (MistakeException e) {
      out.truncate(start);
      throw new MistakeException(e.offset(), name(number) + " record: " + e.getMessage());
    }
  }

  private void read(Words words, Octets out) throws MistakeException {
    for (Field field : fields) {
      field.read(words, out);
    }
    while (many && words.hasNext()) {
      fields[fields.length - 1].read(words, out);
    }
    if (words.hasNext()) {
      throw superfluous(words);
    }
  }

  /** Data goes on at the beginning of a line only inside of parentheses, and hardly so. */
  static MistakeException superfluous(Words words) {
    int word = words.position();
    int start = words.start(word);
    boolean lineStart = start > 0 && words.text()[start - 1] == '\n';
    return new MistakeException(start, "expected the end of the record, got " + words.shown(word)
        + (lineStart ? "; is a parenthesis not closed?" : ""));
  }

  /** Tells whether octets are data of a type; of a type without mnemonic, any octets are. */
  public static boolean isValid(int number, byte[] data, int from, int to) {
    RecordType type = of(number);
    return type == null || type.walk(data, from, to, (field, start, end) -> {});
  }

  /** Changes names in data to lower case; data that is not of the type stays as it is. */
  public static void lower(int number, byte[] data, int from, int to) {
    RecordType type = of(number);
    if (type != null && isValid(number, data, from, to)) {
      type.walk(data, from, to, (field, start, end) -> field.lower(data, start, end));
    }
  }

  /** Returns the text of data; in the form of RFC 3597 where it is not of the type. */
  public static String text(int number, byte[] data, int from, int to) {
    RecordType type = of(number);
    if (type == null || !isValid(number, data, from, to)) {
      return GenericData.text(data, from, to);
    }
    StringBuilder text = new StringBuilder();
    type.walk(data, from, to, (field, start, end) -> {
      text.append(text.isEmpty() || start == end ? "" : " ");
      field.print(data, start, end, text);
    });
    return text.toString();
  }

  private interface Visitor {
    void field(Field field, int start, int end);
  }

  private boolean walk(byte[] data, int from, int to, Visitor visitor) {
    int at = from;
    for (int i = 0; i < fields.length || (many && at < to); i++) {
      Field field = fields[Math.min(i, fields.length - 1)];
      int end = at > to ? -1 : fieldEnd(field, data, at, to);
      if (end < at || end > to) {
        return false;
      }
      visitor.field(field, at, end);
      at = end;
    }
    return at == to;
  }

  private static int fieldEnd(Field field, byte[] data, int at, int to) {
    try {
      return field.end(data, at, to);
    } catch (IndexOutOfBoundsException e) {
      return -1;
    }
  }
}
