package aeolus.zone.master;

import static aeolus.zone.TestingZone.HEAD;
import static aeolus.zone.TestingZone.read;
import static aeolus.zone.TestingZone.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.Location;
import aeolus.zone.ResourceRecord;
import aeolus.zone.ZoneContent;
import aeolus.zone.wire.Names;
import aeolus.zone.wire.RecordTable;
import aeolus.zone.wire.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MasterReaderTest {
  @Test
  void read_noTtlAnywhere_isOneHour() {
    assertThat(records("www A 192.0.2.1\n"))
        .containsExactly("www.example.com. 3600 IN A 192.0.2.1");
  }

  @Test
  void read_recordBeforeTtlDirective_isOneHour() {
    assertThat(records("a A 192.0.2.1\n$TTL 5m\nb A 192.0.2.1\nc 7 A 192.0.2.1\nd A 192.0.2.1\n"))
        .containsExactly("a.example.com. 3600 IN A 192.0.2.1", "b.example.com. 300 IN A 192.0.2.1",
            "c.example.com. 7 IN A 192.0.2.1", "d.example.com. 300 IN A 192.0.2.1");
  }

  @Test
  void read_lineWithoutOwner_hasTheOneBefore() {
    assertThat(records("www A 192.0.2.1\n\n; comment\n  AAAA 2001:db8::1\n"))
        .contains("www.example.com. 3600 IN AAAA 2001:db8::1");
  }

  @Test
  void read_quotedSemicolonAndParenthesis_areText() {
    assertThat(records("a TXT \"v=DKIM1; (k)\" b\\;c\n"))
        .containsExactly("a.example.com. 3600 IN TXT \"v=DKIM1; (k)\" \"b;c\"");
  }

  @Test
  void read_otherScripts_areTheirOctets() {
    assertThat(records("a TXT \"ü\"\n"))
        .containsExactly("a.example.com. 3600 IN TXT \"\\195\\188\"");
  }

  @Test
  void read_unknownType_isGeneric() {
    assertThat(records("a TYPE65280 \\# 3 ( 0a00 0B )\n"))
        .containsExactly("a.example.com. 3600 IN TYPE65280 \\# 3 0A000B");
  }

  @Test
  void read_knownTypeInGenericForm_isTheKnownType() {
    assertThat(records("a TYPE1 \\# 4 C0000201\n"))
        .containsExactly("a.example.com. 3600 IN A 192.0.2.1");
  }

  @Test
  void read_origin_isAppended() {
    assertThat(records("$ORIGIN sub.example.com. ; comment\na A 192.0.2.1\n@ A 192.0.2.2\n"))
        .containsExactly("sub.example.com. 3600 IN A 192.0.2.2",
            "a.sub.example.com. 3600 IN A 192.0.2.1");
  }

  @Test
  void read_originWithoutFinalDot_isAMistake() {
    assertThatThrownBy(() -> read(HEAD + "$ORIGIN example.com\na A 192.0.2.1\n")).hasMessage(
        "example.com.zone:4:9: $ORIGIN: expected a name with final dot, got \"example.com\"");
  }

  @Test
  void read_repeatedRecords_areKeptApart() {
    ZoneContent zone = read(HEAD + "a 60 A 192.0.2.1\na 90 A 192.0.2.1\n");
    assertThat(zone.records()).contains(new ResourceRecord("a.example.com.", 60, "A", "192.0.2.1"));
    assertThat(zone.repeated())
        .containsExactly(new ResourceRecord("a.example.com.", 90, "A", "192.0.2.1"));
  }

  @Test
  void read_serial_isThatOfTheSoaRecord() {
    assertThat(read(HEAD.replace(" 1 7200", " 4294967295 7200")).serial())
        .isEqualTo(4_294_967_295L);
  }

  @Test
  void read_noBlankBesideQuotes_isAMistake() {
    assertThatThrownBy(
        () -> read(HEAD + "a TXT \"x\"y\nb TXT x\"y\"\nd TXT \\ \"y\"\nc TXT v=\"x\"\n"))
        .hasMessage("""
            example.com.zone:4:10: expected a blank behind the quote
            example.com.zone:5:8: expected a blank before the quote
            example.com.zone:6:9: expected a blank before the quote
            example.com.zone:7:7: TXT record: expected a blank before the quote, got "v="x\"\"""");
  }

  @Test
  void read_generateWithDataInQuotes_takesThemAway() {
    assertThat(records("$GENERATE 1-2 a$ 60 MX \"10 m$\"\n")).containsExactly(
        "a1.example.com. 60 IN MX 10 m1.example.com.",
        "a2.example.com. 60 IN MX 10 m2.example.com.");
  }

  @Test
  void read_locationInLowerCase_isAMistake() {
    assertThatThrownBy(() -> read(HEAD + "a LOC 42 N 71 w 24m\nb LOC 42 N 71 W 24M\n"))
        .hasMessageContaining("example.com.zone:4:15: LOC record: expected degrees")
        .hasMessageContaining("example.com.zone:5:17: LOC record: expected an altitude");
  }

  @Test
  void read_parameterInUpperCase_isAMistake() {
    assertThatThrownBy(() -> read(HEAD + "a SVCB 1 . PORT=53\n"))
        .hasMessageContaining("example.com.zone:4:12: SVCB record: expected a parameter");
  }

  @Test
  void read_severalMistakes_areReportedTogether() {
    assertThatThrownBy(() -> read(HEAD + "a A 1.2.3\nb AA x\n  MX y\n")).hasMessage("""
        example.com.zone:4:5: A record: expected an IPv4 address, got "1.2.3"
        example.com.zone:5:3: unknown record type "AA"
        example.com.zone:6:6: MX record: expected a number from 0 to 65535, got "y\"""");
  }

  @Test
  void read_windowsLineEnds_areLineEnds() {
    assertThatThrownBy(() -> read((HEAD + "a A 1.2.3\nb A x\n").replace("\n", "\r\n")))
        .hasMessage("""
            example.com.zone:4:5: A record: expected an IPv4 address, got "1.2.3"
            example.com.zone:5:5: A record: expected an IPv4 address, got "x\"""");
  }

  @Test
  void contentHash_otherOrderCaseSerialAndSpelling_isTheSame() {
    String one = read(HEAD + "www 60 A 192.0.2.1\nwww 60 MX 0 Mail\nx 60 TXT a\n").contentHash();
    String other = read(HEAD.replace(" 1 7200", " 77 2h") + """
        $TTL 60
        x TXT "\\097"
        $ORIGIN Example.COM.
        WWW MX ( 0
           mail.example.com. )
            A 192.0.2.1
        """).contentHash();
    assertThat(other).isEqualTo(one);
  }

  @Test
  void contentHash_otherDataTtlOrTimer_differs() {
    String base = HEAD + "www 60 TXT a\n";
    assertThat(List.of(read(base).contentHash(), read(base.replace("TXT a", "TXT A")).contentHash(),
        read(base.replace("60", "61")).contentHash(),
        read(base.replace("7200", "7201")).contentHash())).doesNotHaveDuplicates();
  }

  @Test
  void place_recordOverSeveralLines_isWhereItBegins() {
    ZoneContent zone = read(HEAD + "a TXT (\n x )\n  A 192.0.2.1\n");
    RecordTable table = zone.table();
    int owner = table.names().find(Names.of("a.example.com"), 0);
    assertThat(zone.place(table.find(owner, RecordType.TXT)))
        .isEqualTo(new Location("example.com.zone", 4, 1));
    assertThat(zone.place(table.find(owner, RecordType.A)))
        .isEqualTo(new Location("example.com.zone", 6, 3));
  }
}
