package aeolus.zone;

import static org.assertj.core.api.Assertions.assertThat;

import aeolus.core.Location;
import aeolus.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks the cases of each rule: zones in which it finds something and such in which it finds nothing,
 * though they are nearly the same. A zone that is not whole gets a head before its first line.
 * {@code -Daeolus.golden.write=true} writes the expected findings anew.
 */
final class RuleCasesTest {
  private static final Path FOLDER = Path.of("src/test/resources/rules");
  private static final String FIRES = "=== fires";
  private static final String NEAR_MISS = "=== near miss";
  private static final String ZONE = "--- ";
  private static final String FOUND = ">>> ";
  private static final String HEAD = TestingZone.HEAD + "$TTL 60\n";

  /** Zones that are checked together, and what the rule is to find in them. */
  private record Case(String title, List<String> lines) {
    List<String> expected() {
      return lines.stream().filter(line -> line.startsWith(FOUND)).toList();
    }

    List<String> zones() {
      return lines.stream().filter(line -> !line.startsWith(FOUND)).toList();
    }

    List<String> found(Rule rule) {
      return Zones.check(read())
          .stream()
          .filter(problem -> problem.rule().equals(rule.id()))
          .map(Problem::toString)
          .map(FOUND::concat)
          .toList();
    }

    private List<ZoneContent> read() {
      List<ZoneContent> zones = new ArrayList<>();
      for (String zone : String.join("\n", zones()).substring(ZONE.length()).split("\n" + ZONE)) {
        String[] parts = zone.split("\n", 2);
        zones.add(zone(parts[0], parts[1] + "\n"));
      }
      return zones;
    }

    private static ZoneContent zone(String name, String text) {
      String[] words = name.split(" ");
      String head = words.length > 1 && words[1].equals("whole") ? "" : HEAD;
      int before = (int) head.lines().count();
      return Zones.read(new ZoneSource(words[0], head + text,
          (line, column) -> new Location(words[0], line - before, column)), FOLDER);
    }
  }

  private static Path file(Rule rule) {
    return FOLDER.resolve(rule.id() + ".txt");
  }

  private static List<Case> cases(Rule rule) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String line : Files.readAllLines(file(rule))) {
      if (line.startsWith("===")) {
        assertThat(line).isIn(FIRES, NEAR_MISS);
        cases.add(new Case(line, new ArrayList<>()));
      } else {
        cases.getLast().lines.add(line);
      }
    }
    return cases;
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void check_casesOfRule_findWhatIsExpected(Rule rule) throws IOException {
    List<Case> cases = cases(rule);
    if (Boolean.getBoolean("aeolus.golden.write")) {
      Files.write(file(rule), cases.stream()
          .flatMap(each -> Stream.of(List.of(each.title), each.zones(), each.found(rule))
              .flatMap(List::stream))
          .toList());
      cases = cases(rule);
    }
    assertThat(cases).extracting(Case::title).contains(FIRES, NEAR_MISS);
    for (Case each : cases) {
      assertThat(each.found(rule)).as(each.toString()).isEqualTo(each.expected());
      assertThat(each.expected().isEmpty()).as(each.toString())
          .isEqualTo(each.title.equals(NEAR_MISS));
    }
  }

  @Test
  void cases_allFiles_areOfRules() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files).containsExactlyInAnyOrderElementsOf(
          Arrays.stream(Rule.values()).map(RuleCasesTest::file).toList());
    }
  }
}
