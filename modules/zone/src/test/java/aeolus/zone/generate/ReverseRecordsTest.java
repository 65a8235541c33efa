package aeolus.zone.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.AeolusException;
import aeolus.core.Location;
import aeolus.zone.TestingZone;
import aeolus.zone.ZoneContent;
import aeolus.zone.ZoneSource;
import aeolus.zone.Zones;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReverseRecordsTest {
  private static final String HOSTS = """
      ten A 192.0.2.10
      nine A 192.0.2.9
      a A 192.0.2.9
      other A 198.51.100.1
      six AAAA 2001:db8::9
      * A 192.0.2.11
      """;

  private static List<NamedAddress> hosts(String text) {
    return Zones.addresses(TestingZone.read("$TTL 60\n" + TestingZone.HEAD + text));
  }

  private static ReverseRecords records(String zone) {
    return new ReverseRecords(ReverseZone.of(zone, Optional.empty()), List.of(), _ -> true,
        WrittenNames.NONE, 4, "");
  }

  private static WrittenNames written(String zone, String text) {
    ZoneContent content = Zones.read(new ZoneSource(zone, "$TTL 60\n" + TestingZone.HEAD + text,
        (line, column) -> new Location("z", line, column)), Path.of("."));
    return Zones.written(content);
  }

  @Test
  void of_ipv4_isInNumericOrderWithoutWildcardsAndOthers() {
    assertThat(records("2.0.192.in-addr.arpa").of(hosts(HOSTS)).lines()).containsExactly(
        "9.2.0.192.in-addr.arpa. IN PTR a.example.com.",
        "9.2.0.192.in-addr.arpa. IN PTR nine.example.com.",
        "10.2.0.192.in-addr.arpa. IN PTR ten.example.com.");
  }

  @Test
  void of_ipv6_hasADigitALabel() {
    assertThat(records("8.b.d.0.1.0.0.2.IP6.ARPA.").of(hosts(HOSTS))).isEqualTo(
        "9.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. IN PTR "
            + "six.example.com.");
    assertThat(records("9.b.d.0.1.0.0.2.ip6.arpa").of(hosts(HOSTS))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0/29, 0, 7", "8/29, 8, 15", "0-127, 0, 127", "0-25, 0, 127", "64-26, 64, 127",
      "24-31, 24, 31", "20-28, 20, 28", "5-9, 5, 9", "9-9, 9, 9", "32/32, 32, 32"})
  void of_classlessZone_holdsThoseOfItsLabel(String label, int first, int last) {
    ReverseZone zone = ReverseZone.of(label + ".2.0.192.in-addr.arpa", Optional.empty());
    for (int i = 0; i < 256; i++) {
      Address address = new Address(new byte[] {(byte) 192, 0, 2, (byte) i}, 0, 4);
      assertThat(zone.holds(address)).as("" + i).isEqualTo(i >= first && i <= last);
    }
    assertThat(zone.holds(new Address(new byte[] {(byte) 192, 0, 3, (byte) first}, 0, 4)))
        .isFalse();
  }

  @Test
  void of_classlessZone_hasTheLastOctetBeforeItsName() {
    assertThat(records("8/29.2.0.192.in-addr.arpa").of(hosts("h A 192.0.2.9\n")))
        .isEqualTo("9.8/29.2.0.192.in-addr.arpa. IN PTR h.example.com.");
    assertThat(new ReverseRecords(ReverseZone.of("lab.2.0.192.in-addr.arpa", Optional.of("8-9")),
        List.of(), _ -> true, WrittenNames.NONE, 4, "5m").of(hosts(HOSTS)).lines()).containsExactly(
            "9.lab.2.0.192.in-addr.arpa. 5m IN PTR a.example.com.",
            "9.lab.2.0.192.in-addr.arpa. 5m IN PTR nine.example.com.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "x.0.192.in-addr.arpa", "256.in-addr.arpa",
      "1.2.3.4.5.in-addr.arpa", "a.b.2.0.192.in-addr.arpa", "lab.2.0.192.in-addr.arpa",
      "250/25.2.0.192.in-addr.arpa", "9-5.2.0.192.in-addr.arpa", "10.ip6.arpa", "g.ip6.arpa",
      ".in-addr.arpa", "xin-addr.arpa"})
  void zone_thatTellsNoAddresses_isRefused(String zone) {
    assertThatThrownBy(() -> ReverseZone.of(zone, Optional.empty()))
        .isInstanceOf(AeolusException.class);
  }

  @Test
  void of_writtenDelegatedOrAliased_isLeftOut() {
    WrittenNames written = written("0.192.in-addr.arpa", """
        9.2 PTR by.hand.example.
        10.2 CNAME 10.8-15.2
        3 NS ns.example.net.
        4 DNAME else.example.
        5.2 TXT "no answer"
        """);
    ReverseRecords records = new ReverseRecords(
        ReverseZone.of("0.192.in-addr.arpa", Optional.empty()), List.of(), _ -> true, written, 4,
        "");
    assertThat(records.of(hosts(HOSTS + """
        del A 192.0.3.1
        dname A 192.0.4.1
        txt A 192.0.2.5
        """))).isEqualTo("5.2.0.192.in-addr.arpa. IN PTR txt.example.com.");
  }

  @Test
  void of_deeperZone_hasItsOwn() {
    ReverseZone zone = ReverseZone.of("192.in-addr.arpa", Optional.empty());
    ReverseZone deeper = ReverseZone.of("2.0.192.in-addr.arpa", Optional.empty());
    assertThat(zone.isAround(deeper)).isTrue();
    assertThat(deeper.isAround(zone)).isFalse();
    assertThat(new ReverseRecords(zone, List.of(deeper), _ -> true, WrittenNames.NONE, 4, "")
        .of(hosts(HOSTS + "x A 192.0.3.1\n")))
        .isEqualTo("1.3.0.192.in-addr.arpa. IN PTR x.example.com.");
  }

  @Test
  void of_manyNames_isRefusedWithAdvice() {
    String names = "a A 192.0.2.1\nb A 192.0.2.1\nc A 192.0.2.1\nd A 192.0.2.1\ne A 192.0.2.1\n";
    assertThatThrownBy(() -> records("2.0.192.in-addr.arpa").of(hosts(names)))
        .hasMessage("192.0.2.1 has 5 names (a.example.com., b.example.com., c.example.com. ...), "
            + "expected at most 4; leave some out with except=[...] or a comment "
            + "\"; aeolus: no-reverse\", or allow them with most=5");
  }

  @Test
  void addresses_besideComment_areLeftOut() {
    assertThat(hosts("""
        a A 192.0.2.1 ; aeolus: no-reverse
        b A 192.0.2.2
        c A ( 192.0.2.3 ; aeolus: no-reverse
          )
        """)).extracting(NamedAddress::name).containsExactly("b.example.com.");
  }

  @Test
  void addresses_commentBeforeAllRecords_leavesOutAll() {
    assertThat(Zones.addresses(TestingZone.read("; aeolus: no-reverse\n$TTL 60\n"
        + TestingZone.HEAD + "a A 192.0.2.1\n"))).isEmpty();
  }

  @Test
  void check_besideComment_missesNoPointer() {
    String reverse = "$TTL 60\n" + TestingZone.HEAD;
    ZoneContent arpa = Zones.read(new ZoneSource("2.0.192.in-addr.arpa", reverse,
        (line, column) -> new Location("z", line, column)), Path.of("."));
    ZoneContent forward = TestingZone.read("$TTL 60\n" + TestingZone.HEAD + """
        a A 192.0.2.1 ; aeolus: no-reverse
        b A 198.51.100.1 ; aeolus: no-reverse
        ; aeolus: no-reverse
        c A 192.0.2.2
        """);
    assertThat(Zones.check(List.of(arpa, forward))).extracting(Object::toString)
        .satisfiesExactly(
            problem -> assertThat(problem).contains("7:3: warning: ").contains("silence-unused"),
            problem -> assertThat(problem).contains("8:")
                .contains("c.example.com.")
                .contains("reverse-missing"));
  }

  @Test
  void patterns_starsAndCase_matchNamesWithOrWithoutDot() {
    NamePatterns patterns = NamePatterns.of(List.of("*.Web.example", "h?st.example."));
    assertThat(List.of("a.b.web.example.", "HOST.example", "web.example", "host.example.org")
        .stream()
        .filter(patterns::matches)).containsExactly("a.b.web.example.", "HOST.example");
  }
}
