package aeolus.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ZonesTest {
  private static List<String> diff(String from, String to) {
    return Zones.diff(TestingZone.read(from).records(), TestingZone.read(to).records());
  }

  @Test
  void diff_sameContentSpelledOtherwise_isEmpty() {
    assertThat(diff(TestingZone.HEAD + "www 60 A 192.0.2.1\nwww 60 CAA 0 issue ca.example\n",
        TestingZone.HEAD + """
            $TTL 1m
            $ORIGIN EXAMPLE.com.
            www CAA 0 issue "ca.example"
                A ( 192.0.2.1 )
            """)).isEmpty();
  }

  @Test
  void diff_onlyTheSerial_isEmpty() {
    assertThat(diff(TestingZone.HEAD, TestingZone.HEAD.replace(" 1 7200", " 99 7200"))).isEmpty();
  }

  @Test
  void diff_soaTimer_showsBothWithoutSerial() {
    assertThat(diff(TestingZone.HEAD, TestingZone.HEAD.replace(" 1 7200", " 99 3600")))
        .containsExactly(
            "- example.com. 3600 IN SOA ns1.example.com. hostmaster.example.com. 0 7200 900 1209600 300",
            "+ example.com. 3600 IN SOA ns1.example.com. hostmaster.example.com. 0 3600 900 1209600 300");
  }

  @Test
  void diff_soaPrimary_isAChange() {
    assertThat(diff(TestingZone.HEAD, TestingZone.HEAD.replace("ns1", "ns2"))).hasSize(2);
  }

  @Test
  void diff_ttl_isAChange() {
    assertThat(diff(TestingZone.HEAD + "a 60 TXT x\n", TestingZone.HEAD + "a 90 TXT x\n"))
        .containsExactly("- a.example.com. 60 IN TXT \"x\"", "+ a.example.com. 90 IN TXT \"x\"");
  }

  @Test
  void diff_signatures_areLeftOut() {
    ResourceRecord signature = new ResourceRecord("example.com.", 60, "RRSIG", "A 13 2 60 ...");
    assertThat(Zones.diff(List.of(signature), List.of())).isEmpty();
  }

  @Test
  void diff_caseOfNamesInData_doesNotCount() {
    String data = "a NS NS.Example.net.\nb MX 1 B\nc SRV 0 0 1 C\nd CNAME D\n";
    assertThat(diff(TestingZone.HEAD + data,
        TestingZone.HEAD + data.toLowerCase(java.util.Locale.ROOT))).isEmpty();
  }

  @Test
  void read_mistakes_areReportedInTermsOfTheOrigin() {
    ZoneSource source = new ZoneSource("example.com.", TestingZone.HEAD + "www A x\n",
        (line, column) -> new Location("template.j2", line * 10, column));
    assertThatThrownBy(() -> Zones.read(source, Path.of(".")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("template.j2:40:7: A record: expected an IPv4 address, got \"x\"");
  }

  @Test
  void read_notAName_isAnError() {
    ZoneSource source = new ZoneSource("a..b", "", (line, column) -> Location.of("f", line));
    assertThatThrownBy(() -> Zones.read(source, Path.of(".")))
        .hasMessage("f:1: expected the name of a zone, got \"a..b\"");
  }

  @Test
  void check_severalZones_findsTheProblemsOfEach() {
    ZoneContent zone = TestingZone.read(TestingZone.HEAD + "a 60 MX 0 nowhere\n");
    assertThat(Zones.check(List.of(zone, zone))).hasSize(2)
        .allMatch(problem -> problem.message().endsWith("(mx-address)"));
  }

  @Test
  void check_nameOfZoneInUpperCase_isTheSameZone() {
    ZoneSource source = new ZoneSource("EXAMPLE.com", TestingZone.HEAD,
        (line, column) -> Location.of("f", line));
    assertThat(Zones.check(List.of(Zones.read(source, Path.of("."))))).isEmpty();
  }

  @Test
  void compare_addedRemovedChangedAndTtl_areToldApart() {
    ZoneContent from = TestingZone.read(TestingZone.HEAD
        + "a 60 A 192.0.2.1\nb 60 A 192.0.2.2\nb 60 A 192.0.2.3\nc 60 TXT x\n");
    ZoneContent to = TestingZone.read(TestingZone.HEAD.replace(" 1 7200", " 9 7200")
        + "B 60 A 192.0.2.3\nB 60 A 192.0.2.4\nc 90 TXT \"x\"\nd 60 TXT y\n");
    assertThat(Zones.compare(from, to))
        .extracting(RrsetChange::owner, RrsetChange::kind, change -> change.removed().size(),
            change -> change.added().size())
        .containsExactly(tuple("a.example.com.", RrsetChange.Kind.REMOVED, 1, 0),
            tuple("b.example.com.", RrsetChange.Kind.CHANGED, 1, 1),
            tuple("c.example.com.", RrsetChange.Kind.TTL, 0, 0),
            tuple("d.example.com.", RrsetChange.Kind.ADDED, 0, 1));
    assertThat(Zones.compare("example.com", from.records(), to.records()))
        .isEqualTo(Zones.compare(from, to));
  }

  @Test
  void check_silencedOnTheLineOrForTheZone_isNotReported() {
    String odd = "a 60 A 127.0.0.1 ";
    assertThat(problems(odd)).singleElement().asString().contains("(address-odd)");
    assertThat(problems(odd + "; aeolus: ignore address-odd")).isEmpty();
    assertThat(Zones.check(List.of(TestingZone
        .read("; aeolus: ignore address-odd\n" + TestingZone.HEAD + odd)))).isEmpty();
  }

  @Test
  void check_silenceOfNothingOrNoRule_isReported() {
    assertThat(problems("a 60 A 192.0.2.1 ; aeolus: ignore address-odd,nonsense"))
        .extracting(Problem::message)
        .containsExactly("expected the name of a rule, got \"nonsense\" (silence-unknown)",
            "nothing here that address-odd would warn of, expected no such comment"
                + " (silence-unused)");
  }

  private static List<Problem> problems(String text) {
    return Zones.check(List.of(TestingZone.read(TestingZone.HEAD + text + "\n")));
  }
}
