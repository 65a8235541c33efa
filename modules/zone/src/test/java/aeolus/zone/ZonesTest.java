package aeolus.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aeolus.core.InvalidInputException;
import aeolus.core.Location;
import aeolus.core.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ZonesTest {
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
        .allMatch(problem -> problem.rule().equals("mx-address"));
  }

  @Test
  void check_nameOfZoneInUpperCase_isTheSameZone() {
    ZoneSource source = new ZoneSource("EXAMPLE.com", TestingZone.HEAD,
        (line, column) -> Location.of("f", line));
    assertThat(Zones.check(List.of(Zones.read(source, Path.of("."))))).isEmpty();
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
        .extracting(Problem::text)
        .containsExactly("expected the name of a rule, got \"nonsense\" (silence-unknown)",
            "nothing here that address-odd would warn of, expected no such comment"
                + " (silence-unused)");
  }

  @Test
  void read_mistakeAndBrokenRule_reportsBothInOrder() {
    assertThatThrownBy(() -> TestingZone.read(TestingZone.HEAD
        + "a 60 A 127.0.0.1\nb 60 A x\nc 60 CNAME d\nc 60 A 192.0.2.1\n"))
        .hasMessage("""
            example.com.zone:4:1: warning: A of a.example.com.: expected an address of a host, \
            got 127.0.0.1 (address-odd)
            example.com.zone:5:8: A record: expected an IPv4 address, got "x"
            example.com.zone:6:1: c.example.com. has a CNAME, expected no other data, got A \
            (cname-alone)""");
  }

  @Test
  void read_mistakeWhereAnAddressWas_doesNotMissThatAddress() {
    assertThatThrownBy(() -> TestingZone.read(TestingZone.HEAD
        + "a 60 A x\n@ 60 MX 0 a\n@ 60 NS a\nb 60 CNAME a ; aeolus: ignore alias-target\n"))
        .hasMessage("example.com.zone:4:8: A record: expected an IPv4 address, got \"x\"");
  }

  @Test
  void read_originWithMistake_leavesOutTheRecordsBehindIt() {
    assertThatThrownBy(() -> TestingZone.read(TestingZone.HEAD
        + "a 60 A 192.0.2.1\n$ORIGIN b\na 60 CNAME c\nx 60 A y\n"
        + "$ORIGIN example.com.\na 60 CNAME d\n")).hasMessage("""
            example.com.zone:5:9: $ORIGIN: expected a name with final dot, got "b"
            example.com.zone:7:8: A record: expected an IPv4 address, got "y"
            example.com.zone:9:1: a.example.com. has a CNAME, expected no other data, got A \
            (cname-alone)""");
  }

  @Test
  void read_mistakeInTheOnlySoa_isTheOnlyProblem() {
    assertThatThrownBy(() -> TestingZone.read("@ 60 SOA ns1 x\n")).hasMessage(
        "example.com.zone:1:15: SOA record: expected a number from 0 to 4294967295, "
            + "got the end of the record");
  }

  private static List<Problem> problems(String text) {
    return Zones.check(List.of(TestingZone.read(TestingZone.HEAD + text + "\n")));
  }
}
