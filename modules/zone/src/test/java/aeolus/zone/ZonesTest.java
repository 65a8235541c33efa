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
        .allMatch(problem -> problem.message().endsWith("(mx-address)"));
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
        .extracting(Problem::message)
        .containsExactly("expected the name of a rule, got \"nonsense\" (silence-unknown)",
            "nothing here that address-odd would warn of, expected no such comment"
                + " (silence-unused)");
  }

  private static List<Problem> problems(String text) {
    return Zones.check(List.of(TestingZone.read(TestingZone.HEAD + text + "\n")));
  }
}
