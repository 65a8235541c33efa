package aeolus.zone.dnsjava;

import static aeolus.zone.dnsjava.Field.BASE64;
import static aeolus.zone.dnsjava.Field.HEX;
import static aeolus.zone.dnsjava.Field.IPV4;
import static aeolus.zone.dnsjava.Field.IPV6;
import static aeolus.zone.dnsjava.Field.NAME;
import static aeolus.zone.dnsjava.Field.TEXT;
import static aeolus.zone.dnsjava.Field.TIME;
import static aeolus.zone.dnsjava.Field.UINT16;
import static aeolus.zone.dnsjava.Field.UINT32;
import static aeolus.zone.dnsjava.Field.UINT8;
import static aeolus.zone.dnsjava.Field.VALUE;
import static aeolus.zone.dnsjava.Field.WORD;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that the data of a record type consists of; only used to say what is wrong with a record
 * that dnsjava does not take.
 */
final class RdataForm {
  private static final Map<String, RdataForm> FORMS = Map.ofEntries(
      Map.entry("A", exactly(IPV4)),
      Map.entry("AAAA", exactly(IPV6)),
      Map.entry("NS", exactly(NAME)),
      Map.entry("CNAME", exactly(NAME)),
      Map.entry("DNAME", exactly(NAME)),
      Map.entry("PTR", exactly(NAME)),
      Map.entry("MX", exactly(UINT16, NAME)),
      Map.entry("SRV", exactly(UINT16, UINT16, UINT16, NAME)),
      Map.entry("SOA", exactly(NAME, NAME, UINT32, TIME, TIME, TIME, TIME)),
      Map.entry("TXT", manyLast(TEXT)),
      Map.entry("SPF", manyLast(TEXT)),
      Map.entry("HINFO", exactly(TEXT, TEXT)),
      Map.entry("RP", exactly(NAME, NAME)),
      Map.entry("CAA", exactly(UINT8, WORD, VALUE)),
      Map.entry("NAPTR", exactly(UINT16, UINT16, TEXT, TEXT, TEXT, NAME)),
      Map.entry("TLSA", manyLast(UINT8, UINT8, UINT8, HEX)),
      Map.entry("SSHFP", manyLast(UINT8, UINT8, HEX)),
      Map.entry("DS", manyLast(UINT16, WORD, UINT8, HEX)),
      Map.entry("CDS", manyLast(UINT16, WORD, UINT8, HEX)),
      Map.entry("DNSKEY", manyLast(UINT16, UINT8, WORD, BASE64)),
      Map.entry("CDNSKEY", manyLast(UINT16, UINT8, WORD, BASE64)));

  private final List<Field> fields;
  private final boolean many;

  private RdataForm(List<Field> fields, boolean many) {
    this.fields = fields;
    this.many = many;
  }

  private static RdataForm exactly(Field... fields) {
    return new RdataForm(List.of(fields), false);
  }

  private static RdataForm manyLast(Field... fields) {
    return new RdataForm(List.of(fields), true);
  }

  /**
   * Finds the first word that is not as expected.
   *
   * @param type such as {@code MX}
   * @param before the last token before the data
   */
  static Optional<Mistake> mistake(String type, Token before, List<Token> rdata) {
    boolean generic = !rdata.isEmpty() && rdata.getFirst().text().equals("\\#");
    RdataForm form = FORMS.get(type);
    return form == null || generic
        ? Optional.empty()
        : form.mistake(before, rdata).map(mistake -> named(type, mistake));
  }

  private static Mistake named(String type, Mistake mistake) {
    return new Mistake(mistake.line(), mistake.column(), type + " record: " + mistake.message());
  }

  private Optional<Mistake> mistake(Token before, List<Token> rdata) {
    for (int i = 0; i < rdata.size(); i++) {
      Token token = rdata.get(i);
      if (i >= fields.size() && !many) {
        return Optional.of(superfluous(token));
      }
      Field field = fields.get(Math.min(i, fields.size() - 1));
      if (!field.accepts(token)) {
        return Optional.of(token.mistake("expected " + field.words() + ", got " + token.shown()));
      }
    }
    return rdata.size() < fields.size() ? Optional.of(missing(before, rdata)) : Optional.empty();
  }

  private static Mistake superfluous(Token token) {
    // Data goes on at the beginning of a line only inside of parentheses, and hardly anybody writes so.
    String hint = token.column() == 1 ? "; is a parenthesis not closed?" : "";
    return token.mistake("expected the end of the record, got " + token.shown() + hint);
  }

  private Mistake missing(Token before, List<Token> rdata) {
    Token last = rdata.isEmpty() ? before : rdata.getLast();
    String words = fields.get(rdata.size()).words();
    return last.mistakeBehind("expected " + words + ", got the end of the record");
  }
}
