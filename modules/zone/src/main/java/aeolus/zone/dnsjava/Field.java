package aeolus.zone.dnsjava;

import java.util.function.Predicate;
import org.xbill.DNS.Address;
import org.xbill.DNS.Name;
import org.xbill.DNS.TTL;
import org.xbill.DNS.TextParseException;

/**
 * What a word of a record's data can be.
 *
 * @param words what is expected
 * @param accepted tells whether a word is that
 */
record Field(String words, Predicate<Token> accepted) {
  static final Field IPV4 = new Field("an IPv4 address",
      bare(text -> Address.toByteArray(text, Address.IPv4) != null));
  static final Field IPV6 = new Field("an IPv6 address",
      bare(text -> Address.toByteArray(text, Address.IPv6) != null));
  static final Field NAME = new Field("a domain name", bare(Field::isName));
  static final Field UINT8 = new Field("a number from 0 to 255", bare(text -> isNumber(text, 255)));
  static final Field UINT16 = new Field("a number from 0 to 65535",
      bare(text -> isNumber(text, 65_535)));
  static final Field UINT32 = new Field("a number from 0 to 4294967295",
      bare(text -> isNumber(text, 4_294_967_295L)));
  static final Field TIME = new Field("a time such as 3600 or 1h", bare(Field::isTime));
  /** In quotes or not; the length counts once escapes are undone. */
  static final Field TEXT = new Field("a string of at most 255 octets",
      token -> MasterText.octets(token.text()) <= 255);
  static final Field VALUE = new Field("a string", _ -> true);
  static final Field WORD = new Field("a word without quotes", bare(_ -> true));
  static final Field HEX = new Field("hexadecimal digits",
      bare(text -> text.matches("[0-9A-Fa-f]+")));
  static final Field BASE64 = new Field("base64", bare(text -> text.matches("[0-9A-Za-z+/]+=*")));

  boolean accepts(Token token) {
    return accepted.test(token);
  }

  private static Predicate<Token> bare(Predicate<String> accepted) {
    return token -> !token.quoted() && accepted.test(token.text());
  }

  static boolean isTime(String text) {
    try {
      return TTL.parse(text, false) >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isName(String text) {
    try {
      return Name.fromString(MasterText.ascii(text), Name.root).isAbsolute();
    } catch (TextParseException e) {
      return false;
    }
  }

  private static boolean isNumber(String text, long highest) {
    return text.matches("[0-9]{1,10}") && Long.parseLong(text) <= highest;
  }
}
